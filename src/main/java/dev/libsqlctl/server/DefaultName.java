package dev.libsqlctl.server;

/** The name of a server that was given none: that of its image and tag, marked when it is secured. */
final class DefaultName {
    private static final String SECURE = "secure-";
    private static final String NATIVE = "libsql-server_native";

    private DefaultName() {}

    static String of(EngineKind kind, String image, boolean secured) {
        String name = kind == EngineKind.NATIVE ? NATIVE : ofImage(image);
        return secured ? SECURE + name : name;
    }

    private static String ofImage(String image) {
        String withoutDigest = image.replaceFirst("@.*$", "");
        String last = withoutDigest.substring(withoutDigest.lastIndexOf('/') + 1);
        int colon = last.indexOf(':');
        String repository = colon < 0 ? last : last.substring(0, colon);
        String tag = colon < 0 ? "latest" : last.substring(colon + 1);
        return repository + "_" + tag;
    }
}
