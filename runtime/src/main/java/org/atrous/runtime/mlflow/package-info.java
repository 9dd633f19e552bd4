/** Tells a tracking server of MLflow how trainings go, by its REST API. */
@NullMarked
package org.atrous.runtime.mlflow;

import org.jspecify.annotations.NullMarked;
