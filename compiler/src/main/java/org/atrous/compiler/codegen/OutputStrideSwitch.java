package org.atrous.compiler.codegen;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers that depend on the output stride, as switch expressions over it. */
final class OutputStrideSwitch {
  private final List<Integer> outputStrides;

  OutputStrideSwitch(List<Integer> outputStrides) {
    this.outputStrides = List.copyOf(outputStrides);
  }

  /** {@code int name = switch (outputStride) { case 8 -> 2; default -> 1; };} */
  CodeBlock number(String name, List<Integer> values) {
    return declaration("int", name, values.stream().map(String::valueOf).toList());
  }

  /** The same for an array: one list of numbers for each output stride. */
  CodeBlock numbers(String name, List<List<Integer>> values) {
    return declaration(
        "int[]",
        name,
        values.stream()
            .map(
                list ->
                    list.stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ", "new int[] {", "}")))
            .toList());
  }

  private CodeBlock declaration(String type, String name, List<String> values) {
    Map<String, List<Integer>> strides = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      strides.computeIfAbsent(values.get(i), v -> new ArrayList<>()).add(outputStrides.get(i));
    }
    if (strides.size() == 1) {
      return CodeBlock.of("$L $N = $L;\n", type, name, values.get(0));
    }
    // The last value also stands for all output strides that the network refuses anyway.
    List<Map.Entry<String, List<Integer>>> cases = new ArrayList<>(strides.entrySet());
    CodeBlock.Builder code = CodeBlock.builder();
    code.add("$L $N =\n$>$>switch (outputStride) {\n$>", type, name);
    for (Map.Entry<String, List<Integer>> one : cases.subList(0, cases.size() - 1)) {
      String labels =
          one.getValue().stream().map(String::valueOf).collect(Collectors.joining(", "));
      code.add("case $L -> $L;\n", labels, one.getKey());
    }
    code.add("default -> $L;\n$<};\n$<$<", cases.get(cases.size() - 1).getKey());
    return code.build();
  }
}
