package dev.libsqlctl.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The source of a top-level class.
 *
 * @param name the name of the class, in the unnamed package
 * @param text the whole compilation unit
 */
public record JavaSource(String name, String text) {
    /** {@return a source of the resources of the tests} */
    public static JavaSource resource(Class<?> beside, String name) {
        try (var in = beside.getResourceAsStream(name + ".java")) {
            return new JavaSource(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compiles it for Java 17, with every warning an error.
     *
     * @param classPath all that it may use but the JDK
     * @param into the directory of the class files, made if need be
     */
    public void compile(String classPath, Path into) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of(
                "--release", "17", "-proc:none", "-Xlint:all", "-Werror", "-cp", classPath, "-d", into.toString());
        try {
            Files.createDirectories(into);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!compiler.getTask(null, null, diagnostics, options, null, List.of(new InMemory()))
                .call()) {
            StringBuilder errors = new StringBuilder(name + " does not compile:\n");
            for (Diagnostic<?> diagnostic : diagnostics.getDiagnostics()) {
                errors.append(diagnostic).append('\n');
            }
            throw new AssertionError(errors.append(text).toString());
        }
    }

    private final class InMemory extends SimpleJavaFileObject {
        InMemory() {
            super(URI.create("string:///" + name + Kind.SOURCE.extension), Kind.SOURCE);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
