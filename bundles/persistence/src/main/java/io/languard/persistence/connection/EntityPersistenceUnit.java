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
import org.jspecify.annotations.Nullable;

/** The persistence unit of this bundle, defined in code because class loaders may not find a persistence.xml. */
public final class EntityPersistenceUnit implements PersistenceUnitInfo {

    /** The entities listed in {@code src/weave}, by name because they are package-private. */
    static final List<String> ENTITIES = List.of(
            "io.languard.persistence.backup.BackupEntity",
            "io.languard.persistence.backup.BackupPolicyEntity",
            "io.languard.persistence.backup.RestoreEntity",
            "io.languard.persistence.ban.BanEntity",
            "io.languard.persistence.config.SectionEntity",
            "io.languard.persistence.event.EventEntity",
            "io.languard.persistence.job.JobEntity",
            "io.languard.persistence.log.ChunkEntity",
            "io.languard.persistence.log.PositionEntity",
            "io.languard.persistence.metric.MetricEntity",
            "io.languard.persistence.mission.MissionEntity",
            "io.languard.persistence.mission.RotationEntity",
            "io.languard.persistence.mod.EnabledModEntity",
            "io.languard.persistence.mod.ModEntity",
            "io.languard.persistence.player.PlayerSessionEntity",
            "io.languard.persistence.schedule.RunEntity",
            "io.languard.persistence.schedule.ScheduleEntity",
            "io.languard.persistence.server.ServerEntity",
            "io.languard.persistence.user.ApiKeyEntity",
            "io.languard.persistence.user.GrantEntity",
            "io.languard.persistence.user.RecoveryCodeEntity",
            "io.languard.persistence.user.SessionEntity",
            "io.languard.persistence.user.TotpEntity",
            "io.languard.persistence.user.UserEntity",
            "io.languard.persistence.webhook.DeliveryEntity",
            "io.languard.persistence.webhook.WebhookEntity",
            "io.languard.persistence.world.WorldEntity");

    private static final Map<String, String> PROPERTIES = Map.of(
            "eclipselink.weaving", "static",
            // One dialect for both databases, since H2 runs in MySQL mode.
            "eclipselink.target-database", "org.eclipse.persistence.platform.database.MySQLPlatform",
            // Rows are also changed by cascades and by other programs.
            "eclipselink.cache.shared.default", "false",
            "eclipselink.ddl-generation", "none",
            // The caller gets the exception; logging it here too would duplicate it.
            "eclipselink.logging.level", "OFF");

    private final DataSource source;

    private EntityPersistenceUnit(DataSource source) {
        this.source = source;
    }

    /** Creates the entity manager factory on this data source. */
    public static EntityManagerFactory open(DataSource source) {
        EntityManagerFactory factory = new PersistenceProvider()
                .createContainerEntityManagerFactory(new EntityPersistenceUnit(source), Map.of());
        try {
            DatabaseLogin login = factory.unwrap(ServerSession.class).getLogin();
            // Retries would multiply the time that a call on a hanging database takes.
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
    public @Nullable String getScopeAnnotationName() {
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
    public @Nullable DataSource getJtaDataSource() {
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
        // Not needed: the entities are woven at build time.
    }

    @Override
    public ClassLoader getNewTempClassLoader() {
        return getClassLoader();
    }
}
