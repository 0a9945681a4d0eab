package io.languard.tck;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The result of an adapter's build: its manifest and the descriptions of its components.
 *
 * @param imports the names of the imported packages, except optional ones
 */
record AdapterBundle(List<AdapterComponent> components, Set<String> imports) {

    /**
     * A component: its class, the interfaces under which it is registered, and its game type, {@code null} if it has
     * none.
     */
    record AdapterComponent(String implementation, List<String> services, @Nullable String gameType) {}

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    /** Reads the bundle that contains a class: a class folder or a jar. */
    static AdapterBundle of(Class<?> member) {
        return BundleContent.read(member, AdapterBundle::read);
    }

    private static AdapterBundle read(Path root) throws IOException {
        Attributes manifest = BundleContent.manifest(root);
        String descriptions = manifest.getValue("Service-Component");
        if (descriptions == null) {
            throw new AssertionError("The bundle has no components; is a class annotated with @Component?");
        }
        List<AdapterComponent> components = new ArrayList<>();
        for (String description : descriptions.split(",")) {
            components.add(component(root.resolve(description.strip())));
        }
        return new AdapterBundle(components, packages(manifest.getValue("Import-Package")));
    }

    private static AdapterComponent component(Path file) throws IOException {
        Element component = parse(file).getDocumentElement();
        List<String> services = new ArrayList<>();
        NodeList provided = component.getElementsByTagName("provide");
        for (int index = 0; index < provided.getLength(); index++) {
            services.add(((Element) provided.item(index)).getAttribute("interface"));
        }
        String gameType = null;
        NodeList properties = component.getElementsByTagName("property");
        for (int index = 0; index < properties.getLength(); index++) {
            Element property = (Element) properties.item(index);
            if (property.getAttribute("name").equals("game.type")) {
                gameType = property.getAttribute("value");
            }
        }
        Element implementation =
                (Element) component.getElementsByTagName("implementation").item(0);
        return new AdapterComponent(implementation.getAttribute("class"), services, gameType);
    }

    private static Document parse(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("Could not read " + file, e);
        }
    }

    private static Set<String> packages(@Nullable String header) {
        Set<String> names = new TreeSet<>();
        if (header != null) {
            for (String clause : QUOTED.matcher(header).replaceAll("").split(",")) {
                if (!clause.contains("resolution:=optional")) {
                    names.add(clause.split(";")[0].strip());
                }
            }
        }
        return names;
    }
}
