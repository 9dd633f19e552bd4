package org.atrous.runtime.onnx;

import java.util.List;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;

/** An op of a frozen graph. Attributes that the file leaves out have TensorFlow's defaults. */
record SourceOp(NodeDef node, List<TensorName> inputs) {
  static SourceOp of(NodeDef node) {
    return new SourceOp(
        node,
        node.getInputList().stream()
            // Control inputs say when an op runs, not with what.
            .filter(input -> !input.startsWith("^"))
            .map(TensorName::parse)
            .toList());
  }

  String name() {
    return node.getName();
  }

  String type() {
    return node.getOp();
  }

  TensorName input(int index) {
    return inputs.get(index);
  }

  TensorName output(int index) {
    return new TensorName(name(), index);
  }

  List<Long> integers(String attribute, List<Long> otherwise) {
    AttrValue value = node.getAttrMap().get(attribute);
    return value == null || value.getList().getICount() == 0
        ? otherwise
        : value.getList().getIList();
  }

  long integer(String attribute, long otherwise) {
    AttrValue value = node.getAttrMap().get(attribute);
    return value == null ? otherwise : value.getI();
  }

  float number(String attribute, float otherwise) {
    AttrValue value = node.getAttrMap().get(attribute);
    return value == null ? otherwise : value.getF();
  }

  boolean flag(String attribute, boolean otherwise) {
    AttrValue value = node.getAttrMap().get(attribute);
    return value == null ? otherwise : value.getB();
  }

  String text(String attribute, String otherwise) {
    AttrValue value = node.getAttrMap().get(attribute);
    return value == null ? otherwise : value.getS().toStringUtf8();
  }

  DataType type(String attribute) {
    return node.getAttrOrDefault(attribute, AttrValue.getDefaultInstance()).getType();
  }
}
