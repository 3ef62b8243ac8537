/**
 * Settings: YAML in, records out. {@link fastv.core.config.YamlReader} makes a tree of {@link
 * fastv.core.config.ConfigNode}s that know their place, {@link fastv.core.config.Overrides} and
 * {@link fastv.core.config.Grid} rewrite it, {@link fastv.core.config.RecordReader} binds it to
 * records, {@link fastv.core.config.RecordSchema} describes those records to users, {@link
 * fastv.core.config.YamlWriter} writes a tree down again. What is wrong collects in {@link
 * fastv.core.config.Problems} and is told at once.
 *
 * <p>May depend on SnakeYAML's events and on {@code fastv.core.error}.
 */
@NullMarked
package fastv.core.config;

import org.jspecify.annotations.NullMarked;
