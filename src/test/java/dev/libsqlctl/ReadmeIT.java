package dev.libsqlctl;

/** What the README says of a machine without Docker. */
class ReadmeIT extends ReadmeContract {
    @Override
    boolean runs(String chapter) {
        return chapter.equals("Without Docker");
    }
}
