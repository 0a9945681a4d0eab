package io.languard.persistence.connection;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.ClassTransformer;
import jakarta.persistence.spi.PersistenceUnitInfo;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.server.ServerSession;

/** The entities of this bundle as a persistence unit; there is no persistence.xml that a class loader could miss. */
public final class EntityPersistenceUnit implements PersistenceUnitInfo {

    /** Those of {@code src/weave}, by name, as each is seen in its own package only. */
    static final List<String> ENTITIES = List.of(
            "io.languard.persistence.ban.BanEntity",
            "io.languard.persistence.config.SectionEntity",
            "io.languard.persistence.event.EventEntity",
            "io.languard.persistence.log.ChunkEntity",
            "io.languard.persistence.log.PositionEntity",
            "io.languard.persistence.metric.MetricEntity",
            "io.languard.persistence.mission.MissionEntity",
            "io.languard.persistence.mission.RotationEntity",
            "io.languard.persistence.mod.EnabledModEntity",
            "io.languard.persistence.mod.ModEntity",
            "io.languard.persistence.player.PlayerSessionEntity",
            "io.languard.persistence.server.ServerEntity",
            "io.languard.persistence.user.SessionEntity",
            "io.languard.persistence.user.UserEntity",
            "io.languard.persistence.world.WorldEntity");

    private static final Map<String, String> PROPERTIES = Map.of(
            "eclipselink.weaving", "static",
            // One dialect for both databases: H2 speaks it in its MySQL mode.
            "eclipselink.target-database", "org.eclipse.persistence.platform.database.MySQLPlatform",
            // Rows also change by cascades and by other programs.
            "eclipselink.cache.shared.default", "false",
            "eclipselink.ddl-generation", "none",
            // Whoever called gets the exception; it needs no second line in the log.
            "eclipselink.logging.level", "OFF");

    private final DataSource source;

    private EntityPersistenceUnit(DataSource source) {
        this.source = source;
    }

    /** The entities on this database, ready for use. */
    public static EntityManagerFactory open(DataSource source) {
        EntityManagerFactory factory = new PersistenceProvider()
                .createContainerEntityManagerFactory(new EntityPersistenceUnit(source), Map.of());
        try {
            DatabaseLogin login = factory.unwrap(ServerSession.class).getLogin();
            // A call on a database that hangs would hang once for each try.
            login.setQueryRetryAttemptCount(0);
            login.setConnectionHealthValidatedOnError(false);
            return factory;
        } catch (RuntimeException e) {
            factory.close();
            throw e;
        }
    }

    @Override
    public String getPersistenceUnitName() {
        return "languard";
    }

    @Override
    public String getPersistenceProviderClassName() {
        return PersistenceProvider.class.getName();
    }

    @Override
    public String getScopeAnnotationName() {
        return null;
    }

    @Override
    public List<String> getQualifierAnnotationNames() {
        return List.of();
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    public jakarta.persistence.spi.PersistenceUnitTransactionType getTransactionType() {
        return jakarta.persistence.spi.PersistenceUnitTransactionType.RESOURCE_LOCAL;
    }

    @Override
    public DataSource getJtaDataSource() {
        return null;
    }

    @Override
    public DataSource getNonJtaDataSource() {
        return source;
    }

    @Override
    public List<String> getMappingFileNames() {
        return List.of();
    }

    @Override
    public List<URL> getJarFileUrls() {
        return List.of();
    }

    @Override
    public URL getPersistenceUnitRootUrl() {
        return EntityPersistenceUnit.class.getProtectionDomain().getCodeSource().getLocation();
    }

    @Override
    public List<String> getManagedClassNames() {
        return ENTITIES;
    }

    @Override
    public boolean excludeUnlistedClasses() {
        return true;
    }

    @Override
    public SharedCacheMode getSharedCacheMode() {
        return SharedCacheMode.NONE;
    }

    @Override
    public ValidationMode getValidationMode() {
        return ValidationMode.NONE;
    }

    @Override
    public Properties getProperties() {
        Properties properties = new Properties();
        properties.putAll(PROPERTIES);
        return properties;
    }

    @Override
    public String getPersistenceXMLSchemaVersion() {
        return "3.2";
    }

    @Override
    public ClassLoader getClassLoader() {
        return EntityPersistenceUnit.class.getClassLoader();
    }

    @Override
    public void addTransformer(ClassTransformer transformer) {
        // The build has woven the entities.
    }

    @Override
    public ClassLoader getNewTempClassLoader() {
        return getClassLoader();
    }
}
