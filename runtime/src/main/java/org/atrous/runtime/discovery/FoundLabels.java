package org.atrous.runtime.discovery;

import java.util.List;
import org.atrous.runtime.data.DatasetReport;

/**
 * What the labels of a data set hold, and what it probably means.
 *
 * @param meaning of numbers or colours
 * @param classes by number
 * @param ignored numbers or colours without a class, ascending
 * @param sizes of images, the most frequent first
 * @param pixels that have a class
 * @param remarks what whoever uses them should know
 */
public record FoundLabels(
    LabelMeaning meaning,
    List<FoundClass> classes,
    List<Integer> ignored,
    List<DatasetReport.SizeCount> sizes,
    long pixels,
    List<String> remarks) {
  public FoundLabels {
    classes = List.copyOf(classes);
    ignored = List.copyOf(ignored);
    sizes = List.copyOf(sizes);
    remarks = List.copyOf(remarks);
  }
}
