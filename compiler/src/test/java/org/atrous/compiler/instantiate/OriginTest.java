package org.atrous.compiler.instantiate;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.atrous.compiler.Compiled;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.ir.Origin;
import org.atrous.compiler.ir.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OriginTest {
  private static final String SPEC =
      """
      network N(classes: int = 3) in torchvision(aspp_width: 64) {
        backbone resnet50
        block4 multigrid(1, 2, 4)
        aspp(6, 12) + imagepool
        logits(classes)
      }
      network M = N(classes: 5)
      """;

  @TempDir Path folder;

  @Test
  void aParameterHasItsDefault() throws IOException {
    Origin origin = origin(network("N", Map.of()).root(), "classes");

    assertThat(origin.kind()).isEqualTo(Origin.Kind.DEFAULT);
    assertThat(origin.span().toString()).isEqualTo(Compiled.place(1, 26));
  }

  @Test
  void aVariantGivesAnArgument() throws IOException {
    Origin origin = origin(network("M", Map.of()).root(), "classes");

    assertThat(origin.kind()).isEqualTo(Origin.Kind.ARGUMENT);
    assertThat(origin.span().toString()).isEqualTo(Compiled.place(7, 15));
  }

  @Test
  void theCommandLineOverridesBoth() throws IOException {
    Origin origin = origin(network("M", Map.of("classes", "7")).root(), "classes");

    assertThat(origin.kind()).isEqualTo(Origin.Kind.OVERRIDE);
  }

  @Test
  void aBackbonesNameGivesArgumentsToo() throws IOException {
    Origin origin = origin(region("backbone"), "units");

    assertThat(origin.kind()).isEqualTo(Origin.Kind.ARGUMENT);
    assertThat(origin.span().toString()).contains("resnet.atrous:");
  }

  @Test
  void aDefaultMayComeFromTheDialectOrItsAncestor() throws IOException {
    Origin own = origin(region("backbone"), "stride_at");
    Origin inherited = origin(region("backbone"), "stem");

    assertThat(own.kind()).isEqualTo(Origin.Kind.DIALECT);
    assertThat(own.key()).isEqualTo("stride_at");
    assertThat(own.owner()).isEqualTo("torchvision");
    assertThat(inherited.owner()).isEqualTo("paper");
    assertThat(inherited.span().text()).isEqualTo("stem7x7");
  }

  @Test
  void aSettingGivenByHandIsTheNetworks() throws IOException {
    Origin origin = origin(region("aspp"), "width");

    assertThat(origin.kind()).isEqualTo(Origin.Kind.DIALECT);
    assertThat(origin.owner()).isEqualTo(Origin.BY_HAND);
    assertThat(origin.span().toString()).isEqualTo(Compiled.place(1, 56));
  }

  @Test
  void aBlockGivesItsUnitsTheStepAndTheGrid() throws IOException {
    Node.Region unit = region("backbone/block4/unit1");

    assertThat(origin(unit, "stride").kind()).isEqualTo(Origin.Kind.STEP);
    assertThat(origin(unit, "stride").owner()).isEqualTo("block4");
    assertThat(origin(unit, "rate").kind()).isEqualTo(Origin.Kind.MULTIGRID);
    assertThat(origin(unit, "rate").span().toString()).isEqualTo(Compiled.place(3, 10));
    assertThat(origin(unit, "width").kind()).isEqualTo(Origin.Kind.ARGUMENT);
  }

  @Test
  void aResidualGivesItsShortcutTheShape() throws IOException {
    Node.Region shortcut = region("backbone/block1/unit1/shortcut");

    assertThat(origin(shortcut, "width").kind()).isEqualTo(Origin.Kind.RESIDUAL);
    assertThat(origin(shortcut, "stride").kind()).isEqualTo(Origin.Kind.RESIDUAL);
  }

  @Test
  void everyArgumentHasAnOrigin() throws IOException {
    check(network("M", Map.of()).root());
  }

  @Test
  void settingsThatTheNetworkDependsOnAreMarked() throws IOException {
    Network network = network("N", Map.of());

    assertThat(setting(network, "stem").isRead()).isTrue();
    assertThat(setting(network, "batch_norm.decay").text()).isEqualTo("0.9");
    assertThat(setting(network, "mobile_padding").isRead()).isFalse();
  }

  @Test
  void theInputComesFromTheDialectUnlessTheNetworkSaysIt() throws IOException {
    Network inherited = network("N", Map.of());
    Network own =
        Compiled.network(folder, "network N { input rgb range(-1, 1)\n backbone resnet18 }")
            .network();

    assertThat(inherited.provenance().input().owner()).isEqualTo("torchvision");
    assertThat(own.provenance().input().kind()).isEqualTo(Origin.Kind.ARGUMENT);
    assertThat(own.provenance().input().span().text()).isEqualTo("input rgb range(-1, 1)");
  }

  private static void check(Node.Region region) {
    assertThat(region.origins().keySet()).isEqualTo(region.arguments().keySet());
    region.regions().forEach(OriginTest::check);
  }

  private static Origin origin(Node.Region region, String argument) {
    return Objects.requireNonNull(region.origins().get(argument));
  }

  private static Provenance.Setting setting(Network network, String key) {
    return network.provenance().settings().stream()
        .filter(setting -> setting.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private Node.Region region(String scope) throws IOException {
    return regions(network("N", Map.of()).root())
        .filter(region -> region.scope().equals(scope))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Node.Region> regions(Node.Region region) {
    return Stream.concat(Stream.of(region), region.regions().stream().flatMap(OriginTest::regions));
  }

  private Network network(String name, Map<String, String> overrides) throws IOException {
    return Compiled.spec(folder, SPEC, overrides).network(name).orElseThrow().network();
  }
}
