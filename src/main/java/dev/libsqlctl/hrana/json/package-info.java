/**
 * The JSON encoding of the Hrana 3 structures, by streaming.
 *
 * <p>Decoders ignore unknown fields, as the specification demands, take fields in any order, and refuse everything else that they do
 * not expect: unknown tags, wrong types, fields given twice, a wrong number of results.
 */
package dev.libsqlctl.hrana.json;
