/**
 * Scenes: small made-up pictures with questions that the picture alone answers. A {@link
 * fastv.eval.scenes.Scene} is a value, {@link fastv.eval.scenes.SceneGenerator} draws it, {@link
 * fastv.eval.scenes.ScenePainter} renders it, {@link fastv.eval.scenes.SceneSplit} keeps training
 * and test apart, a {@link fastv.eval.scenes.QuestionKind} asks about it (the kinds stand in {@code
 * fastv.eval.scenes.kind}), and {@link fastv.eval.scenes.SceneSource} is the endless stream that a
 * trainer reads, {@link fastv.eval.scenes.SceneSamples} the fixed number that an experiment asks
 * about. All arithmetic is on integers: the same seed gives the same bytes on every machine.
 *
 * <p>May depend on the JDK, Gson, {@code fastv.core} and {@code fastv.eval.data}.
 */
@NullMarked
package fastv.eval.scenes;

import org.jspecify.annotations.NullMarked;
