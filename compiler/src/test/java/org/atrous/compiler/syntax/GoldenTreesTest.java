package org.atrous.compiler.syntax;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole specs against their printed trees. {@code -Datrous.goldens=refresh} writes the trees anew,
 * and fails all the same, so that nobody takes that run for a check.
 */
class GoldenTreesTest {
  private static final String FOLDER = "syntax";
  private static final String TREE = ".ast";

  static List<Path> specs() throws IOException {
    return Fixtures.in(FOLDER, ".atrous");
  }

  @ParameterizedTest
  @MethodSource("specs")
  void aSpecHasTheTreeThatStandsBesideIt(Path spec) throws IOException {
    Path golden = spec.resolveSibling(spec.getFileName() + TREE);
    String tree = Specs.tree(Files.readString(spec));
    if ("refresh".equals(System.getProperty("atrous.goldens"))) {
      Files.writeString(golden, tree);
      assertWithMessage("wrote %s: read it, then run without refreshing", golden).fail();
    }
    assertThat(tree).isEqualTo(Files.readString(golden));
  }

  @Test
  void everyTreeHasItsSpec() throws IOException {
    for (Path golden : Fixtures.in(FOLDER, TREE)) {
      String name = golden.getFileName().toString();
      Path spec = golden.resolveSibling(name.substring(0, name.length() - TREE.length()));
      assertWithMessage("spec of %s", golden).that(Files.exists(spec)).isTrue();
    }
  }
}
