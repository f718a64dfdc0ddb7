package dev.libsqlctl.shell;

import java.io.IOException;

/** Somebody left the pager: the rest is not wanted. */
final class SeenEnoughException extends IOException {
    private static final long serialVersionUID = 1L;
}
