package dev.libsqlctl.cli;

/** A secured process. */
class NativeSecuredServerIT extends SecuredServerContract {
    @Override
    String engine() {
        return "native";
    }
}
