package dev.libsqlctl.cli;

import dev.libsqlctl.config.Settings;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * Writes the specification of a command as Java, out of what picocli reads in its annotations. The build runs it; no command does.
 * It knows those attributes that the commands use; a test compares what it writes with what picocli reads.
 */
final class SpecSource {
    private final CommandSpec spec;
    private final Class<?> command;
    private final StringBuilder body = new StringBuilder();
    private int owners;
    private int fields;

    private SpecSource(Object command) {
        this.spec = CommandSpec.forAnnotatedObject(command);
        this.command = command.getClass();
    }

    /**
     * Writes them all.
     *
     * @param arguments the directory of the sources
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(
                Path.of(arguments[0]).resolve(SpecSource.class.getPackageName().replace('.', '/')));
        for (Object command : commands().toList()) {
            SpecSource source = new SpecSource(command);
            Files.writeString(directory.resolve(source.name() + ".java"), source.text());
        }
    }

    /** {@return every command, and what is no command of the table: the program itself and a group} */
    static Stream<Object> commands() {
        Path here = Path.of("");
        Context context = new Context(null, new Settings(Map.of(), here), here, new GlobalOptions());
        return Stream.concat(
                Stream.of(new RootCommand(context), new GroupCommand(context, "group")),
                CommandTable.sorted().stream().map(entry -> entry.create(context)));
    }

    private String name() {
        return command.getSimpleName() + WrittenSpec.SUFFIX;
    }

    private String text() {
        attributes(command.getAnnotation(Command.class), spec.usageMessage());
        members("command", command);
        return """
                package dev.libsqlctl.cli;

                import picocli.CommandLine.Model.ArgGroupSpec;
                import picocli.CommandLine.Model.CommandSpec;
                import picocli.CommandLine.Model.OptionSpec;
                import picocli.CommandLine.Model.PositionalParamSpec;
                import picocli.CommandLine.ScopeType;

                final class %s implements WrittenSpec {
                    @Override
                    public CommandSpec of(Object command) {
                        CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
                %s        return spec;
                    }
                }
                """.formatted(name(), body);
    }

    private void attributes(Command annotation, UsageMessageSpec usage) {
        if (!annotation.name().equals("<main class>")) {
            line("spec.name(" + literal(annotation.name()) + ");");
        }
        if (annotation.versionProvider() == RootCommand.Version.class) {
            line("spec.versionProvider(new RootCommand.Version());");
        }
        line("spec.usageMessage().description(" + literals(usage.description()) + ");");
        if (usage.header().length > 0) {
            line("spec.usageMessage().headerHeading(" + literal(usage.headerHeading()) + ").header("
                    + literals(usage.header()) + ");");
        }
    }

    private void members(String owner, Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (field.isAnnotationPresent(Mixin.class)) {
                mixin(owner, field);
            } else if (field.isAnnotationPresent(ArgGroup.class)) {
                group(owner, field);
            } else if (field.isAnnotationPresent(Spec.class)) {
                line(binding(owner, field) + ".set(spec);");
            } else {
                argument(field).ifPresent(argument -> line("spec.add(" + argument(owner, field, argument) + ");"));
            }
        }
    }

    private void mixin(String owner, Field field) {
        String mixin = owned(owner, field);
        line("if (" + mixin + " == null) {");
        line("    " + mixin + " = new " + field.getType().getCanonicalName() + "();");
        line("    " + binding(owner, field) + ".set(" + mixin + ");");
        line("}");
        members(mixin, field.getType());
    }

    /** The object of a group is there from the start, so picocli has none to make. */
    private void group(String owner, Field field) {
        String group = owned(owner, field);
        String arguments = Stream.of(field.getType().getDeclaredFields())
                .flatMap(member ->
                        argument(member).stream().map(argument -> ".addArg(" + argument(group, member, argument) + ")"))
                .collect(Collectors.joining());
        line("spec.addArgGroup(ArgGroupSpec.builder()" + arguments + ".build());");
    }

    private String owned(String owner, Field field) {
        String name = "owner" + ++owners;
        line("Object " + name + " = " + binding(owner, field) + ".get();");
        return name;
    }

    private static String binding(String owner, Field field) {
        return "new FieldBinding(" + owner + ", " + literal(field.getName()) + ")";
    }

    private Optional<ArgSpec> argument(Field field) {
        return spec.args().stream()
                .filter(argument -> field.equals(argument.userObject()))
                .findFirst();
    }

    private String argument(String owner, Field member, ArgSpec argument) {
        StringBuilder text = new StringBuilder();
        if (argument instanceof OptionSpec option) {
            text.append("OptionSpec.builder(").append(literals(option.names())).append(")");
            if (option.usageHelp()) {
                text.append(".usageHelp(true)");
            }
            if (option.versionHelp()) {
                text.append(".versionHelp(true)");
            }
            if (option.negatable()) {
                text.append(".negatable(true)");
            }
        } else {
            text.append("PositionalParamSpec.builder().index(")
                    .append(literal(((PositionalParamSpec) argument).index().toString()))
                    .append(")");
        }
        text.append(".type(").append(argument.type().getCanonicalName()).append(".class)");
        if (argument.typeInfo().isMultiValue()) {
            text.append(".auxiliaryTypes(")
                    .append(Arrays.stream(argument.auxiliaryTypes())
                            .map(type -> type.getCanonicalName() + ".class")
                            .collect(Collectors.joining(", ")))
                    .append(")");
        }
        text.append(".arity(").append(literal(argument.arity().toString())).append(")");
        text.append(".paramLabel(").append(literal(argument.paramLabel())).append(")");
        text.append(".description(").append(literals(argument.description())).append(")");
        if (argument.defaultValue() != null) {
            text.append(".defaultValue(")
                    .append(literal(argument.defaultValue()))
                    .append(")");
        }
        if (argument.converters().length > 0) {
            text.append(".converters(new ")
                    .append(argument.converters()[0].getClass().getCanonicalName())
                    .append("())");
        }
        if (!argument.splitRegex().isEmpty()) {
            text.append(".splitRegex(").append(literal(argument.splitRegex())).append(")");
        }
        if (argument.required()) {
            text.append(".required(true)");
        }
        if (argument.scopeType() == ScopeType.INHERIT) {
            text.append(".scopeType(ScopeType.INHERIT)");
        }
        String field = "field" + ++fields;
        line("FieldBinding " + field + " = " + binding(owner, member) + ";");
        return text + ".hasInitialValue(false).getter(" + field + ").setter(" + field + ").build()";
    }

    private void line(String text) {
        body.append("        ").append(text).append('\n');
    }

    private static String literals(String... texts) {
        return Arrays.stream(texts).map(SpecSource::literal).collect(Collectors.joining(", "));
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
