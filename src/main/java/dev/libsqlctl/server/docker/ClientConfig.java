package dev.libsqlctl.server.docker;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.api.model.DockerObject;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.NameParser;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.core.SSLConfig;
import java.net.URI;
import java.util.HashMap;

/**
 * docker-java's settings. Its own implementation reads system properties, the class path and files of the home directory at once, and
 * keeps every answer twice (typed and raw); this one opens nothing before a pull asks for credentials.
 */
record ClientConfig(DockerHost host, DockerConfigDirectory directory, RemoteApiVersion apiVersion, ObjectMapper mapper)
        implements DockerClientConfig {
    /** Where members go that docker-java has no name for, such as a container's {@code StopTimeout}: the map that would hold every member twice. */
    private abstract static class UnknownMembers {
        @JsonAnySetter
        HashMap<String, Object> rawValues;
    }

    /** {@return the settings for one version of the API} */
    static ClientConfig of(DockerHost host, DockerConfigDirectory directory, RemoteApiVersion version) {
        ObjectMapper mapper = new ObjectMapper()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .addMixIn(DockerObject.class, UnknownMembers.class);
        return new ClientConfig(host, directory, version, mapper);
    }

    @Override
    public URI getDockerHost() {
        return host.uri();
    }

    @Override
    public RemoteApiVersion getApiVersion() {
        return apiVersion;
    }

    @Override
    public String getRegistryUsername() {
        return null;
    }

    @Override
    public String getRegistryPassword() {
        return null;
    }

    @Override
    public String getRegistryEmail() {
        return null;
    }

    @Override
    public String getRegistryUrl() {
        return null;
    }

    @Override
    public AuthConfig effectiveAuthConfig(String image) {
        String repository = NameParser.parseRepositoryTag(image).repos;
        return directory.credentials(NameParser.resolveRepositoryName(repository).hostname);
    }

    @Override
    public AuthConfigurations getAuthConfigurations() {
        return new AuthConfigurations();
    }

    @Override
    @SuppressWarnings("deprecation") // docker-java's own interface still names its deprecated type
    public SSLConfig getSSLConfig() {
        return null;
    }

    @Override
    public ObjectMapper getObjectMapper() {
        return mapper;
    }
}
