package dev.libsqlctl.server.local;

import dev.libsqlctl.error.ErrorCode;
import dev.libsqlctl.error.LibsqlctlException;
import dev.libsqlctl.file.AtomicFile;
import dev.libsqlctl.server.DataDirectory;
import dev.libsqlctl.server.NodeType;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;

/** Keeps the definitions of a data directory's native servers, one properties file each, inside the directory. */
final class DefinitionStore {
    private static final String SUFFIX = ".properties";

    private final DataDirectory data;

    DefinitionStore(DataDirectory data) {
        this.data = data;
    }

    /** {@return all definitions, sorted by name} */
    List<ServerDefinition> all() {
        List<ServerDefinition> definitions = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(data.ownFiles(), "*" + SUFFIX)) {
            for (Path file : files) {
                String fileName = file.getFileName().toString();
                find(fileName.substring(0, fileName.length() - SUFFIX.length())).ifPresent(definitions::add);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw failed("cannot list " + data.ownFiles(), e);
        }
        definitions.sort(Comparator.comparing(ServerDefinition::name));
        return List.copyOf(definitions);
    }

    Optional<ServerDefinition> find(String name) {
        Path file = file(name);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return Optional.of(decode(name, properties));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failed("cannot read " + file, e);
        } catch (IllegalArgumentException e) {
            throw new LibsqlctlException(
                    ErrorCode.IO_ERROR,
                    file + " is damaged: " + e.getMessage(),
                    "Delete the file and create the server again; the data is not touched by that.",
                    e);
        }
    }

    void save(ServerDefinition definition) {
        Path file = file(definition.name());
        try {
            Files.createDirectories(file.getParent());
            StringWriter text = new StringWriter();
            encode(definition).store(text, "A server of libsqlctl: what it is, not whether it runs.");
            AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw failed("cannot write " + file, e);
        }
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw failed("cannot delete " + file(name), e);
        }
    }

    private Path file(String name) {
        return data.ownFiles().resolve(name + SUFFIX);
    }

    private static Properties encode(ServerDefinition definition) {
        Properties properties = new Properties();
        properties.setProperty("bind", definition.bind());
        properties.setProperty("port", Integer.toString(definition.port()));
        properties.setProperty("node", definition.node().id());
        definition.envFile().ifPresent(path -> properties.setProperty("env-file", path.toString()));
        properties.setProperty("secured", Boolean.toString(definition.secured()));
        definition.memory().ifPresent(bytes -> properties.setProperty("memory", Long.toString(bytes)));
        properties.setProperty("sqld", definition.sqld().toString());
        return properties;
    }

    private ServerDefinition decode(String name, Properties properties) {
        String memory = properties.getProperty("memory");
        return new ServerDefinition(
                name,
                data,
                required(properties, "bind"),
                Integer.parseInt(required(properties, "port")),
                node(required(properties, "node")),
                Optional.ofNullable(properties.getProperty("env-file")).map(Path::of),
                secured(required(properties, "secured")),
                memory == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(memory)),
                Path.of(required(properties, "sqld")));
    }

    private static String required(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("it has no " + key);
        }
        return value;
    }

    private static NodeType node(String id) {
        for (NodeType node : NodeType.values()) {
            if (node.id().equals(id)) {
                return node;
            }
        }
        throw new IllegalArgumentException("no node type " + id);
    }

    /** Anything but the two words is damage: taken for false it would open a secured server. */
    private static boolean secured(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("secured is " + value);
        };
    }

    private static LibsqlctlException failed(String what, IOException e) {
        return new LibsqlctlException(ErrorCode.IO_ERROR, what + ": " + e.getMessage(), null, e);
    }
}
