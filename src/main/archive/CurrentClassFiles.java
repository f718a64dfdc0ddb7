import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Gives the class files of jars that are older than Java 6 stack maps. Without them a JVM verifies a class by inference, at each
 * start anew: a class archive cannot hold it verified. The build runs this over picocli, which is compiled for Java 5.
 */
final class CurrentClassFiles {
    /** The first version whose class files are verified by their stack maps alone (JVMS 4.10). */
    private static final int STACK_MAPS = Opcodes.V1_7;

    private CurrentClassFiles() {}

    /** Rewrites the jars that the arguments name, in place; those that need nothing stay as they are. */
    public static void main(String[] jars) throws IOException {
        for (String jar : jars) {
            rewrite(Path.of(jar));
        }
    }

    private static void rewrite(Path jar) throws IOException {
        Path pending = jar.resolveSibling(jar.getFileName() + ".new");
        boolean changed = false;
        try (JarFile in = new JarFile(jar.toFile());
                URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()});
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(pending))) {
            for (JarEntry entry : (Iterable<JarEntry>) in.stream()::iterator) {
                byte[] bytes = in.getInputStream(entry).readAllBytes();
                JarEntry copy = new JarEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                out.putNextEntry(copy);
                if (entry.getName().endsWith(".class") && new ClassReader(bytes).readShort(6) < STACK_MAPS) {
                    bytes = withStackMaps(bytes, classes);
                    changed = true;
                }
                out.write(bytes);
            }
        }
        if (changed) {
            Files.move(pending, jar, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.delete(pending);
        }
    }

    private static byte[] withStackMaps(byte[] old, ClassLoader classes) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return classes;
            }
        };
        new ClassReader(old).accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(int version, int access, String name, String signature, String parent, String[] interfaces) {
                super.visit(STACK_MAPS, access, name, signature, parent, interfaces);
            }
        }, ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }
}
