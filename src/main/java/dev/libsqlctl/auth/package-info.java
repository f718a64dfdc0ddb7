/**
 * Ed25519 keys (RFC 8032, RFC 8410) and the JSON Web Tokens that sqld understands (RFC 7519, signed by RFC 8037). The services take plain
 * values, return records and never print. Keys and tokens show nothing secret when they are turned into text for messages.
 */
package dev.libsqlctl.auth;
