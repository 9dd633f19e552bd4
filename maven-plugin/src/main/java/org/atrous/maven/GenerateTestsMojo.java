package org.atrous.maven;

import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.atrous.compiler.Compilation;
import org.atrous.compiler.JavaSource;

/**
 * Generates a test class for each spec, which holds the built graph against what the compiler
 * inferred, and adds them to the project's test sources.
 */
@Mojo(
    name = "generate-tests",
    defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES,
    threadSafe = true)
public final class GenerateTestsMojo extends AbstractSpecMojo {
  /** Folder of the generated test sources. Nothing is written outside it. */
  @Parameter(defaultValue = "${project.build.directory}/generated-test-sources/atrous")
  private File outputDirectory;

  @Override
  void use(List<Compilation> compilations, MavenProject project)
      throws IOException, MojoFailureException {
    List<JavaSource> tests = compilations.stream().flatMap(c -> c.tests().stream()).toList();
    new GeneratedSources(outputDirectory.toPath(), getLog()).update(tests);
    project.addTestCompileSourceRoot(outputDirectory.getPath());
  }
}
