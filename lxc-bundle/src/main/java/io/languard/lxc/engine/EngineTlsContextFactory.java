package io.languard.lxc.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Creates the TLS configuration for a remote engine. Engines use self-signed certificates, so the configured
 * certificate is compared byte by byte, as the engines' own clients do; its names and dates are ignored.
 */
final class EngineTlsContextFactory {

    private static final char[] NO_PASSWORD = new char[0];

    private final Optional<Path> certificate;
    private final Optional<Path> key;
    private final Optional<Path> server;

    EngineTlsContextFactory(Optional<Path> certificate, Optional<Path> key, Optional<Path> server) {
        this.certificate = certificate;
        this.key = key;
        this.server = server;
    }

    /** @throws EngineException if a file is missing or invalid; the message names it */
    SslContextFactory.Client create() {
        if (certificate.isEmpty() || key.isEmpty()) {
            throw new EngineException("LXC_REMOTE needs LXC_CLIENT_CERT and LXC_CLIENT_KEY");
        }
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            TrustManager[] trust =
                    server.isEmpty() ? null : new TrustManager[] {new PinnedTrustManager(certificates(server.get()))};
            context.init(keys(), trust, null);
            SslContextFactory.Client factory = new SslContextFactory.Client();
            factory.setSslContext(context);
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw new EngineException(
                    "the key and certificate for the container engine cannot be used: " + e.getMessage());
        }
    }

    private KeyManager[] keys() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry(
                "client",
                PemKeyReader.read(Files.readString(readable(key.get()), StandardCharsets.US_ASCII)),
                NO_PASSWORD,
                certificates(certificate.get()).toArray(new Certificate[0]));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        return keys.getKeyManagers();
    }

    private static Collection<? extends Certificate> certificates(Path file) throws CertificateException, IOException {
        try (InputStream in = Files.newInputStream(readable(file))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    private static Path readable(Path file) {
        if (!Files.isReadable(file)) {
            throw new EngineException(file + " cannot be read");
        }
        return file;
    }

    /** Trusts exactly these certificates. Extended, since the JDK adds host name checks to other trust managers. */
    private static final class PinnedTrustManager extends X509ExtendedTrustManager {

        private final List<Certificate> trusted;

        PinnedTrustManager(Collection<? extends Certificate> trusted) {
            this.trusted = List.copyOf(trusted);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            checkServerTrusted(chain, authType);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            checkServerTrusted(chain, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
                throws CertificateException {
            checkClientTrusted(chain, authType);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
                throws CertificateException {
            checkClientTrusted(chain, authType);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            if (chain.length == 0 || !trusted.contains(chain[0])) {
                throw new CertificateException("the engine's certificate does not match LXC_SERVER_CERT");
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("client certificates are not accepted");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
