package org.atrous.compiler.draw;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.PlannedNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

final class NetworkPictureTest {
  private static final List<PlannedNetwork> NETWORKS = new ArrayList<>();

  @TempDir private static Path folder;

  @BeforeAll
  static void compile() throws IOException {
    NETWORKS.addAll(Straining.andTheZoo(folder));
  }

  static List<PlannedNetwork> networks() {
    return NETWORKS;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyBlockAndComponentIsNamedInAWellFormedDocument(PlannedNetwork network) throws Exception {
    Document document = parse(Pictures.svg(network, 513, 1025));

    List<String> texts = contents(document, "text");
    assertThat(contents(document, "title")).containsExactly(network.network().name());
    assertThat(contents(document, "desc").get(0)).contains("image 513x1025");
    assertThat(texts)
        .containsAtLeastElementsIn(
            network.network().blocks().stream().map(Network.Block::name).toList());
    for (Node.Region component : network.network().root().regions()) {
      if (component.kind() == Node.Kind.COMPONENT && component.layers().findAny().isPresent()) {
        assertThat(texts).contains(component.name());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aDocumentNeedsNothingFromOutside(PlannedNetwork network) {
    String svg = Pictures.svg(network, 513, 1025);

    assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
    assertThat(svg).doesNotContain("<image");
    assertThat(svg).doesNotContain("<style");
  }

  private static Document parse(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
  }

  private static List<String> contents(Document document, String element) {
    NodeList found = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", element);
    List<String> contents = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      contents.add(found.item(i).getTextContent());
    }
    return contents;
  }
}
