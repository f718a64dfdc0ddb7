package dev.libsqlctl.doctor;

/**
 * Something that is wrong.
 *
 * @param diagnosis its name
 * @param message what was seen; no secret in it
 * @param advice what to do; never empty
 */
public record Finding(Diagnosis diagnosis, String message, String advice) {}
