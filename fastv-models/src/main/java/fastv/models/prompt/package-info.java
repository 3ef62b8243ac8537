/**
 * Conversations to token ids with the segment of every token. {@link
 * fastv.models.prompt.PromptTemplate} says what stands around questions and answers, one small
 * declaration per template ({@link fastv.models.prompt.VicunaV1}, {@link
 * fastv.models.prompt.LlavaHf}, {@link fastv.models.prompt.MistralInstruct}, {@link
 * fastv.models.prompt.PlainText}), bound by name in {@link fastv.models.prompt.PromptModule};
 * {@link fastv.models.prompt.PromptBuilder} makes prompts of it.
 *
 * <p>May depend on the JDK, Gson, Guice, {@code fastv.core} and {@code fastv.models.tokenizer}.
 */
@NullMarked
package fastv.models.prompt;

import org.jspecify.annotations.NullMarked;
