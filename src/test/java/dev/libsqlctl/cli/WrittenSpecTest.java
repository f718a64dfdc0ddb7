package dev.libsqlctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What the build wrote of the commands is what picocli reads in their annotations. */
class WrittenSpecTest {
    private static String nameOf(Object command) {
        return command.getClass().getSimpleName();
    }

    @TestFactory
    Stream<DynamicTest> everyCommandIsWrittenAsItsAnnotationsSay() {
        List<Object> twins = SpecSource.commands().toList();
        return SpecSource.commands()
                .map(command -> DynamicTest.dynamicTest(nameOf(command), () -> {
                    Object twin = twins.stream()
                            .filter(other -> other.getClass() == command.getClass())
                            .findFirst()
                            .orElseThrow();
                    CommandSpec read = CommandSpec.forAnnotatedObject(twin);
                    CommandSpec written = WrittenSpec.specOf(command);

                    assertThat(written.args())
                            .allSatisfy(argument -> assertThat(argument.userObject())
                                    .as("read out of an annotation: %s", argument)
                                    .isNull());
                    assertThat(described(written)).isEqualTo(described(read));
                    assertThat(new CommandLine(written).getUsageMessage())
                            .isEqualTo(new CommandLine(read).getUsageMessage());
                }));
    }

    @Test
    void groupsForbidTheSame() {
        for (String option : List.of("--single-transaction", "--continue-on-error")) {
            Object command = SpecSource.commands()
                    .filter(SqlCommand.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            CommandLine parser = new CommandLine(WrittenSpec.specOf(command));
            assertThat(parser.parseArgs(option).hasMatchedOption(option)).isTrue();
            assertThat(parser.getCommandSpec().argGroups()).hasSize(1);
        }
    }

    private static List<String> described(CommandSpec spec) {
        List<String> all = new ArrayList<>();
        all.add(spec.name() + " " + (spec.versionProvider() == null));
        spec.args().stream().map(WrittenSpecTest::described).sorted().forEach(all::add);
        spec.argGroups()
                .forEach(group -> all.add(group.exclusive() + " " + group.multiplicity() + " "
                        + group.args().stream()
                                .map(WrittenSpecTest::described)
                                .sorted()
                                .toList()));
        return all;
    }

    private static String described(ArgSpec argument) {
        String place = argument instanceof OptionSpec option
                ? Arrays.toString(option.names())
                        + option.usageHelp()
                        + option.versionHelp()
                        + option.negatable()
                        + option.fallbackValue()
                        + option.order()
                : ((PositionalParamSpec) argument).index().toString();
        return String.join(
                " | ",
                place,
                argument.typeInfo().getClassName(),
                argument.typeInfo().getAuxiliaryTypeInfos().toString(),
                argument.arity() + "",
                argument.paramLabel(),
                Arrays.toString(argument.description()),
                String.valueOf(argument.defaultValue()),
                Arrays.stream(argument.converters()).map(Object::getClass).toList() + "",
                argument.splitRegex(),
                argument.required() + "",
                argument.hidden() + "",
                argument.interactive() + "",
                argument.scopeType() + "",
                argument.isMultiValue() + "",
                Objects.toString(argument.completionCandidates()));
    }
}
