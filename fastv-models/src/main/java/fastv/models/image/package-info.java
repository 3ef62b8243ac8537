/**
 * From picture files to the numbers a vision tower eats, byte for byte as Pillow and the "slow"
 * image processors of Hugging Face transformers make them. {@link fastv.models.image.PictureReader}
 * turns a file into a {@link fastv.models.image.PixelImage}, {@link fastv.models.image.Resampling}
 * resizes it, an {@link fastv.models.image.ImageProcessor} built from a {@link
 * fastv.models.image.ImageProcessorConfig} makes {@link fastv.models.image.PixelValues} of it, and
 * {@link fastv.models.image.PixelMapping} leads from there back to the original picture.
 *
 * <p>May depend on the JDK, Gson, {@code fastv.core.error}, {@code fastv.core.conformance} and, for
 * pictures alone, {@code fastv.core.model}.
 */
@NullMarked
package fastv.models.image;

import org.jspecify.annotations.NullMarked;
