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

/** Generates a class for each network of the specs, and adds them to the project's sources. */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractSpecMojo {
  /** Folder of the generated sources. Nothing is written outside it. */
  @Parameter(defaultValue = "${project.build.directory}/generated-sources/atrous")
  private File outputDirectory;

  @Override
  void use(List<Compilation> compilations, MavenProject project)
      throws IOException, MojoFailureException {
    List<JavaSource> sources = compilations.stream().flatMap(c -> c.sources().stream()).toList();
    new GeneratedSources(outputDirectory.toPath(), getLog()).update(sources);
    project.addCompileSourceRoot(outputDirectory.getPath());
  }
}
