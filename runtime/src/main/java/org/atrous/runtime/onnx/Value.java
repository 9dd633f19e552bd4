package org.atrous.runtime.onnx;

/**
 * A value of the ONNX graph that is one of TensorFlow's tensors.
 *
 * @param name in the ONNX graph
 * @param layout the order of its axes
 */
record Value(String name, Layout layout) {}
