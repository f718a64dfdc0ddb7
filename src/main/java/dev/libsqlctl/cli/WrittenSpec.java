package dev.libsqlctl.cli;

import picocli.CommandLine.Model.CommandSpec;

/**
 * What picocli has to know of a command, written down when the program is built. To read it out of annotations, at each start, takes
 * longer than most commands do.
 */
interface WrittenSpec {
    /** The name of the class that has it, behind the name of the command's class. */
    String SUFFIX = "Spec";

    /** {@return the specification of a command, bound to its fields} */
    CommandSpec of(Object command);

    /** {@return the written specification of a command, or, when the build did not write one, what its annotations say} */
    static CommandSpec specOf(Object command) {
        Class<?> written;
        try {
            written = Class.forName(command.getClass().getName() + SUFFIX);
        } catch (ClassNotFoundException e) {
            return CommandSpec.forAnnotatedObject(command);
        }
        try {
            return ((WrittenSpec) written.getDeclaredConstructor().newInstance()).of(command);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
