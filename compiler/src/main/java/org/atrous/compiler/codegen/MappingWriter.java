package org.atrous.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import org.atrous.compiler.weights.MappingSpec;

/** Writes a mapping of weights as a call of the runtime's builder. */
final class MappingWriter {
  private MappingWriter() {}

  static CodeBlock write(MappingSpec mapping) {
    CodeBlock.Builder code =
        CodeBlock.builder().add("$T.named($S)\n$>$>", RuntimeNames.WEIGHT_MAPPING, mapping.name());
    mapping
        .roles()
        .forEach(
            (role, names) ->
                names.forEach(
                    name -> {
                      if (name.layout().isEmpty()) {
                        code.add(".role($S, $S)\n", role, name.suffix());
                      } else {
                        code.add(".role($S, $S, $S)\n", role, name.suffix(), name.layout());
                      }
                    }));
    list("prefixes", mapping.prefixes(), code);
    list("unused", mapping.unused(), code);
    list("concat", mapping.concat(), code);
    for (MappingSpec.Layer layer : mapping.layers()) {
      code.add(".layer($S, $S)\n", layer.variables(), layer.source());
    }
    return code.add(".build()$<$<").build();
  }

  private static void list(String method, List<String> items, CodeBlock.Builder code) {
    if (!items.isEmpty()) {
      List<CodeBlock> texts = items.stream().map(item -> CodeBlock.of("$S", item)).toList();
      code.add(".$L($L)\n", method, CodeBlock.join(texts, ", "));
    }
  }
}
