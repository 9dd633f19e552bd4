package org.atrous.compiler.random;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.statistics.Statistics;
import org.atrous.compiler.AtrousCompiler;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.CompileRequest;
import org.atrous.compiler.ast.AstPrinter;
import org.atrous.compiler.format.SpecFormatter;
import org.atrous.compiler.ir.Node;
import org.atrous.compiler.plan.PlannedNetwork;
import org.atrous.compiler.primitive.Operation;
import org.atrous.compiler.source.Diagnostic;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;
import org.atrous.compiler.syntax.Lexeme;
import org.atrous.compiler.syntax.Lexemes;
import org.atrous.compiler.syntax.SpecParser;

/** What holds for every spec, tried on random ones. */
final class SpecPropertiesTest {
  private static final String SEED = "20170617";

  @Property(tries = 150, seed = SEED)
  void formattingKeepsMeaningAndComments(@ForAll("disorderly") String text) {
    String formatted = format(text);

    assertThat(tree(formatted)).isEqualTo(tree(text));
    assertThat(comments(formatted)).containsExactlyElementsIn(comments(text)).inOrder();
  }

  @Property(tries = 150, seed = SEED)
  void whatIsFormattedStaysAsItIs(@ForAll("disorderly") String text) {
    String formatted = format(text);

    assertThat(format(formatted)).isEqualTo(formatted);
  }

  @Property(tries = 60, seed = SEED)
  void validSpecsHaveNoErrorButThatNoOutputStrideFits(@ForAll("specs") String text) {
    List<Diagnostic> errors =
        compile(text).diagnostics().stream().filter(Diagnostic::isError).toList();

    Statistics.collect(errors.isEmpty() ? "sound" : "unsound");
    Statistics.coverage(
        coverage -> coverage.check("sound").percentage(percentage -> percentage >= 80));
    for (Diagnostic error : errors) {
      assertWithMessage("%s", error).that(error.code().id()).startsWith("AT03");
    }
  }

  @Property(tries = 60, seed = SEED)
  void parametersAreTheSumOverTheVariables(@ForAll("specs") String text) {
    for (PlannedNetwork planned : compile(text).networks()) {
      Map<String, Long> variables = new HashMap<>();
      for (Node.Layer layer : planned.network().layers()) {
        for (Operation.Variable variable :
            layer.operation().variables(planned.inputChannels(layer))) {
          String name = layer.path() + "/" + variable.role();
          long elements = variable.trainable() ? variable.elements() : 0;
          assertWithMessage("%s", name).that(variables.put(name, elements)).isNull();
        }
      }
      long sum = variables.values().stream().mapToLong(Long::longValue).sum();
      assertThat(planned.parameters()).isEqualTo(sum);
    }
  }

  @Provide
  Arbitrary<String> specs() {
    return choices().map(RandomSpec::write);
  }

  @Provide
  Arbitrary<String> disorderly() {
    return Combinators.combine(specs(), choices()).as(Disorder::of);
  }

  private static Arbitrary<Choices> choices() {
    return Arbitraries.integers()
        .between(0, 1 << 16)
        .withDistribution(RandomDistribution.uniform())
        .list()
        .ofSize(250)
        .map(Choices::of);
  }

  private static Compilation compile(String text) {
    try {
      Path folder = Files.createTempDirectory("atrous");
      Path file = Files.writeString(folder.resolve("random.atrous"), text);
      try {
        return AtrousCompiler.compile(new CompileRequest(file, folder, "random", Map.of()));
      } finally {
        Files.delete(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String format(String text) {
    Diagnostics diagnostics = new Diagnostics();
    return SpecFormatter.format(source(text), diagnostics)
        .orElseThrow(() -> new AssertionError(diagnostics.sorted()));
  }

  private static String tree(String text) {
    return AstPrinter.print(SpecParser.parse(source(text), new Diagnostics()));
  }

  private static List<String> comments(String text) {
    return Lexemes.of(source(text)).stream()
        .filter(lexeme -> lexeme.kind() == Lexeme.Kind.COMMENT)
        .map(Lexeme::text)
        .toList();
  }

  private static SourceFile source(String text) {
    return new SourceFile("random.atrous", text);
  }
}
