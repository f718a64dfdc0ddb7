package dev.libsqlctl.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that needs systemd's programs, and root to run them apart from this machine: skipped with the reason where that is not so, failed instead when
 * {@code LIBSQLCTL_REQUIRE_SYSTEMD=1}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SystemdCondition.class)
public @interface SystemdTest {}
