package io.languard.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/**
 * A component as described in its bundle. The description can be read even if the bundle is not running.
 *
 * @param gameType the game that the component is for; {@code null} if none is declared
 */
record ComponentDescription(String name, String implementation, List<String> services, @Nullable String gameType) {

    private static final XMLInputFactory XML = XMLInputFactory.newInstance();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** Returns all components described in a bundle, ignoring unreadable descriptions. */
    static List<ComponentDescription> of(Bundle bundle) {
        String header = bundle.getHeaders("").get("Service-Component");
        List<ComponentDescription> components = new ArrayList<>();
        if (header != null) {
            for (String path : header.split(",")) {
                for (URL description : descriptions(bundle, path.strip())) {
                    try (InputStream in = description.openStream()) {
                        components.add(read(in));
                    } catch (IOException | XMLStreamException e) {
                        // The component runtime logs this.
                    }
                }
            }
        }
        return components;
    }

    /** Looks up descriptions without {@link Bundle#findEntries}, which would make the framework resolve the bundle. */
    private static List<URL> descriptions(Bundle bundle, String path) {
        List<String> paths = new ArrayList<>();
        if (path.indexOf('*') < 0) {
            paths.add(path);
        } else {
            String folder = path.substring(0, path.lastIndexOf('/') + 1);
            Pattern name = Pattern.compile(Pattern.quote(path).replace("*", "\\E[^/]*\\Q"));
            var members = bundle.getEntryPaths(folder.isEmpty() ? "/" : folder);
            if (members != null) {
                Collections.list(members).stream()
                        .filter(member -> name.matcher(member).matches())
                        .forEach(paths::add);
            }
        }
        return paths.stream().map(bundle::getEntry).filter(url -> url != null).toList();
    }

    private static ComponentDescription read(InputStream in) throws XMLStreamException {
        XMLStreamReader xml = XML.createXMLStreamReader(in);
        String name = null;
        String implementation = "";
        String gameType = null;
        List<String> services = new ArrayList<>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "component" -> name = xml.getAttributeValue(null, "name");
                    case "implementation" -> implementation = xml.getAttributeValue(null, "class");
                    case "provide" -> services.add(xml.getAttributeValue(null, "interface"));
                    case "property" -> {
                        if ("game.type".equals(xml.getAttributeValue(null, "name"))) {
                            gameType = xml.getAttributeValue(null, "value");
                        }
                    }
                    default -> {
                        // Irrelevant here.
                    }
                }
            }
        }
        return new ComponentDescription(name == null ? implementation : name, implementation, services, gameType);
    }
}
