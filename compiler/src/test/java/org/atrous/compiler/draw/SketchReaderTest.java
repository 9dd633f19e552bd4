package org.atrous.compiler.draw;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.atrous.compiler.draw.Sketch.Block;
import org.atrous.compiler.draw.Sketch.Chain;
import org.atrous.compiler.draw.Sketch.Kind;
import org.atrous.compiler.draw.Sketch.Line;
import org.atrous.compiler.draw.Sketch.Link;
import org.atrous.compiler.draw.Sketch.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SketchReaderTest {
  private static final String ASPP =
      """
      network Net(classes: int = 3) {
        backbone resnet18
        block4 multigrid(1, 2)
        aspp(6, 12) + imagepool
        logits(classes)
      }
      """;

  private static final String DECODER =
      """
      network Net(classes: int = 3) {
        backbone resnet18
        aspp(6, 12) + imagepool
        decoder(backbone.low, separable: false)
        logits(classes)
        auxiliary(backbone.block3, weight: 0.4) { fcn_head(classes) }
      }
      """;

  @TempDir private Path folder;

  @Test
  void theTrunkIsABlockForEachOfItsBlocks() throws IOException {
    List<Block> blocks = blocks(sketch(ASPP));

    assertThat(blocks.stream().map(Block::name))
        .containsExactly("image", "stem", "block1", "block2", "block3", "block4")
        .inOrder();
    assertThat(blocks.get(4))
        .isEqualTo(
            new Block("block3", "basic x2", List.of(17, 17, 256), "stride 16, rate 1", false));
    assertThat(blocks.get(5))
        .isEqualTo(
            new Block(
                "block4", "basic x2", List.of(17, 17, 512), "stride 16, rates 2 x2, 4 x2", true));
  }

  @Test
  void theHeadIsAStageForEachComponentAndBranchesStayTogether() throws IOException {
    assertThat(stages(sketch(ASPP)).stream().map(Stage::name))
        .containsExactly("aspp", "logits")
        .inOrder();
  }

  @Test
  void branchesAreChainsBetweenTheEntryAndTheJoin() throws IOException {
    Stage aspp = stages(sketch(ASPP)).get(0);

    int join = only(aspp, Kind.JOIN);
    int entry = only(aspp, Kind.ENTRY);
    List<Integer> branches =
        aspp.links().stream().filter(link -> link.to() == join).map(Link::from).toList();
    assertThat(branches).hasSize(4);
    for (int branch : branches) {
      assertThat(aspp.links()).contains(new Link(entry, branch));
    }
    assertThat(branches.stream().map(branch -> text(aspp.chains().get(branch))))
        .containsExactly(
            "imagepool / global pool / conv 1x1, 256 / bn relu / resize to 17x17 / 17x17x256",
            "conv 1x1, 256 / bn relu / 17x17x256",
            "conv 3x3, 256 / rate 6 / bn relu / 17x17x256",
            "conv 3x3, 256 / rate 12 / bn relu / 17x17x256")
        .inOrder();
    assertThat(text(aspp.chains().get(join))).isEqualTo("concat / 17x17x1024");
    assertThat(aspp.chains().get(branches.get(3)).atrous()).isTrue();
  }

  @Test
  void aTapComesFromTheBlockThatMakesIt() throws IOException {
    Sketch sketch = sketch(DECODER);
    Stage decoder = stages(sketch).get(1);

    Chain tap = decoder.chains().get(only(decoder, Kind.TAP));
    assertThat(text(tap)).isEqualTo("backbone/low / 65x65x64");
    assertThat(((Block) sketch.elements().get(tap.origin())).name()).isEqualTo("block1");
  }

  @Test
  void anAuxiliaryHeadStandsAsideAndComesFromItsTap() throws IOException {
    Sketch sketch = sketch(DECODER);

    assertThat(stages(sketch).stream().map(Stage::name))
        .containsExactly("aspp", "decoder", "logits")
        .inOrder();
    assertThat(sketch.sides().stream().map(Stage::name)).containsExactly("auxiliary x 0.4");
    Chain tap = sketch.sides().get(0).chains().get(0);
    assertThat(tap.kind()).isEqualTo(Kind.TAP);
    assertThat(((Block) sketch.elements().get(tap.origin())).name()).isEqualTo("block3");
  }

  @Test
  void layersInTheNetworkItselfAreOneStageWithoutAName() throws IOException {
    List<Stage> stages =
        stages(
            sketch(
                """
                network Net {
                  backbone resnet18
                  conv(3x3, 8) bn relu
                  conv(1x1, 3)
                }
                """));

    assertThat(stages).hasSize(1);
    assertThat(stages.get(0).name()).isEmpty();
    assertThat(stages.get(0).chains().stream().map(SketchReaderTest::text))
        .containsExactly("", "conv 3x3, 8 / bn relu / conv 1x1, 3 / 17x17x3");
  }

  @Test
  void aBlockOfManyKindsOfUnitsSaysHowMany() throws IOException {
    Sketch sketch =
        sketch(
            """
            component some(width: int) { conv(1x1, width) }
            component other(width: int) { conv(1x1, width) }
            backbone mixed {
              conv(3x3, 8, stride: 4)
              block1 { repeat 4 { some(8) other(8) } }
            }
            network Net { backbone mixed
              conv(1x1, 3) }
            """);

    assertThat(blocks(sketch).get(2).contents()).isEqualTo("8 units");
  }

  private Sketch sketch(String text) throws IOException {
    return Pictures.sketch(folder, text);
  }

  private static List<Block> blocks(Sketch sketch) {
    return sketch.elements().stream()
        .filter(Block.class::isInstance)
        .map(Block.class::cast)
        .toList();
  }

  private static List<Stage> stages(Sketch sketch) {
    return sketch.elements().stream()
        .filter(Stage.class::isInstance)
        .map(Stage.class::cast)
        .toList();
  }

  private static int only(Stage stage, Kind kind) {
    List<Chain> found = stage.chains().stream().filter(chain -> chain.kind() == kind).toList();
    assertThat(found).hasSize(1);
    return stage.chains().indexOf(found.get(0));
  }

  private static String text(Chain chain) {
    return chain.lines().stream().map(Line::text).collect(Collectors.joining(" / "));
  }
}
