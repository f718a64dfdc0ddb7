package dev.libsqlctl.cli;

import java.lang.reflect.Field;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;

/**
 * Where picocli puts the value of an option: a field. Written specifications of commands use it; it finds its field when it is first
 * needed, which for most options of a call is never.
 */
final class FieldBinding implements IGetter, ISetter {
    private final Object owner;
    private final String name;
    private Field field;

    /**
     * @param owner the object that has the field
     * @param name the field's name
     */
    FieldBinding(Object owner, String name) {
        this.owner = owner;
        this.name = name;
    }

    @Override
    @SuppressWarnings("unchecked") // picocli's own words for "whatever the field holds"
    public <T> T get() {
        try {
            return (T) field().get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public <T> T set(T value) {
        T before = get();
        try {
            field().set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
        return before;
    }

    private Field field() {
        if (field == null) {
            try {
                field = owner.getClass().getDeclaredField(name);
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException(e);
            }
            field.setAccessible(true);
        }
        return field;
    }
}
