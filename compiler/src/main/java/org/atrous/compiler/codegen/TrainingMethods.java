package org.atrous.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.atrous.compiler.ir.Network;
import org.atrous.compiler.ir.TrainingDefaults;

/** Writes what a network's dialect says of first values and weight decay. */
final class TrainingMethods {
  private TrainingMethods() {}

  static List<MethodSpec> of(Network network) {
    TrainingDefaults training = network.training();
    return List.of(
        NetworkGenerator.getter(
            "initialization", RuntimeNames.INITIALIZATION, initialization(network, training)),
        NetworkGenerator.getter(
            "undecayed",
            ParameterizedTypeName.get(List.class, String.class),
            CodeBlock.of("$T.of($L)", List.class, quoted(training.undecayed()))));
  }

  private static CodeBlock initialization(Network network, TrainingDefaults training) {
    return CodeBlock.of(
        "new $T(\n$L,\n$L,\n$L,\n$T.of($L))",
        RuntimeNames.INITIALIZATION,
        draw(training.trunk(), training),
        draw(training.heads(), training),
        draw(training.logits(), training),
        List.class,
        quoted(network.scores()));
  }

  private static CodeBlock draw(String filler, TrainingDefaults training) {
    return switch (filler) {
      case "normal", "truncated_normal" ->
          CodeBlock.of(
              "$T.$L($L)", RuntimeNames.FILLER, JavaNames.method(filler), training.deviation());
      default -> CodeBlock.of("$T.$L", RuntimeNames.FILLER, filler.toUpperCase(Locale.ROOT));
    };
  }

  private static String quoted(List<String> words) {
    return words.stream()
        .map(word -> CodeBlock.of("$S", word).toString())
        .collect(Collectors.joining(", "));
  }
}
