package dev.libsqlctl.server;

/** Lets a process go on with the data that a container left to a user of its own. */
final class DataHandover {
    private final Engines engines;

    DataHandover(Engines engines) {
        this.engines = engines;
    }

    /**
     * Makes sure that this user can write a data directory that nobody uses.
     *
     * @param directory the directory
     * @param image the image that can do it where no container of the directory names one
     * @param progress hears when it has to be done
     * @throws dev.libsqlctl.error.LibsqlctlException DATA_DIR_NOT_WRITABLE when not, and no Docker engine can change that
     */
    void toThisUser(DataDirectory directory, String image, Progress progress) {
        if (directory.writable()) {
            return;
        }
        engines.docker().ifPresent(docker -> {
            progress.note(
                    "the files in " + directory.path() + " belong to a container's user: a container gives them back");
            docker.giveToOwner(directory.path(), image);
        });
        directory.requireWritable();
    }
}
