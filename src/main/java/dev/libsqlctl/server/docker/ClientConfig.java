package dev.libsqlctl.server.docker;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreType;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.dockerjava.api.command.GraphDriver;
import com.github.dockerjava.api.command.HealthState;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.command.RootFS;
import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.api.model.Binds;
import com.github.dockerjava.api.model.BlkioRateDevice;
import com.github.dockerjava.api.model.BlkioStatsConfig;
import com.github.dockerjava.api.model.BlkioWeightDevice;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.CpuStatsConfig;
import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.DockerObject;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.Isolation;
import com.github.dockerjava.api.model.Links;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.LxcConf;
import com.github.dockerjava.api.model.PidsStatsConfig;
import com.github.dockerjava.api.model.StatisticNetworksConfig;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.VolumeBinds;
import com.github.dockerjava.api.model.VolumesFrom;
import com.github.dockerjava.api.model.VolumesRW;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.NameParser;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.core.SSLConfig;
import java.net.URI;
import java.util.HashMap;
import java.util.List;

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

    /**
     * Parts of requests and answers that nobody here writes or reads. Jackson learns a type from its methods, fields and annotations before the first object of it is read,
     * which for these takes longer than everything else that a command does.
     */
    private static final List<Class<?>> UNUSED = List.of(
            Binds.class,
            BlkioRateDevice.class,
            BlkioStatsConfig.class,
            BlkioWeightDevice.class,
            CpuStatsConfig.class,
            DeviceRequest.class,
            GraphDriver.class,
            HealthCheck.class,
            HealthState.class,
            InspectContainerResponse.Node.class,
            Isolation.class,
            ContainerNetwork.Ipam.class,
            Links.class,
            LogConfig.class,
            LxcConf.class,
            PidsStatsConfig.class,
            RootFS.class,
            StatisticNetworksConfig.class,
            Ulimit.class,
            VolumeBinds.class,
            VolumesFrom.class,
            VolumesRW.class);

    @JsonIgnoreType
    private abstract static class Unused {}

    /** The settings of a connection whose version is not agreed on yet: paths without a version. */
    static ClientConfig unversioned(DockerHost host, DockerConfigDirectory directory) {
        ObjectMapper mapper = new ObjectMapper()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .addMixIn(DockerObject.class, UnknownMembers.class);
        UNUSED.forEach(type -> mapper.addMixIn(type, Unused.class));
        return new ClientConfig(host, directory, RemoteApiVersion.unknown(), mapper);
    }

    /** {@return these settings for one version; what was learned of the answers' types is kept} */
    ClientConfig versioned(RemoteApiVersion version) {
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
