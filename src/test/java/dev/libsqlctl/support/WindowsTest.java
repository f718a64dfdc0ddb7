package dev.libsqlctl.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that needs Wine, and a Java 17 for Windows whose directory {@code LIBSQLCTL_WINDOWS_JAVA} names: skipped with the reason where one of them is not there, failed instead when
 * {@code LIBSQLCTL_REQUIRE_WINDOWS=1}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WindowsCondition.class)
public @interface WindowsTest {}
