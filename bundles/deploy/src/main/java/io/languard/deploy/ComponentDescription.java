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
import org.osgi.framework.Bundle;

/**
 * A component as its bundle describes it, which can be read although the bundle does not run.
 *
 * @param gameType the game that it is for; {@code null} if it says none
 */
record ComponentDescription(String name, String implementation, List<String> services, String gameType) {

    private static final XMLInputFactory XML = XMLInputFactory.newInstance();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** All components that a bundle describes; a description that can't be read is none. */
    static List<ComponentDescription> of(Bundle bundle) {
        String header = bundle.getHeaders("").get("Service-Component");
        List<ComponentDescription> componentDescriptions = new ArrayList<>();
        if (header != null) {
            for (String path : header.split(",")) {
                for (URL description : descriptions(bundle, path.strip())) {
                    try (InputStream in = description.openStream()) {
                        componentDescriptions.add(read(in));
                    } catch (IOException | XMLStreamException e) {
                        // Whoever runs components says so in the log.
                    }
                }
            }
        }
        return componentDescriptions;
    }

    /** Looked up without having the framework resolve the bundle, which a search by pattern would do. */
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
        String implementation = null;
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
                        // Of no interest here.
                    }
                }
            }
        }
        return new ComponentDescription(name == null ? implementation : name, implementation, services, gameType);
    }
}
