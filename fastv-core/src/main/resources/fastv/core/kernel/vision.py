# A CLIP vision tower, block by block, and the two-layer projector of LLaVA.

class Kernels(Module):
  def none(self) -> Optional[Tensor]:
    return None

  # pixels [pictures, channels, size, size] -> [pictures, 1 + patches, hidden], class token first
  def embed(self, pixels: Tensor, w: Dict[str, Tensor], eps: float) -> Tensor:
    return __torch__.clip.embed(pixels, w, eps)

  # hidden [pictures, tokens, hidden] -> the same shape
  def layer(self, hidden: Tensor, w: Dict[str, Tensor], heads: int, eps: float, activation: str) -> Tensor:
    return __torch__.clip.layer(hidden, w, heads, eps, activation)

  # hidden [pictures, tokens, hidden] without its first `skip` tokens
  def drop_first(self, hidden: Tensor, skip: int) -> Tensor:
    return hidden.narrow(1, skip, hidden.size(1) - skip).clone()

  # features [pictures, patches, visionHidden] -> [pictures, patches, hidden]
  def project(self, features: Tensor, w: Dict[str, Tensor], activation: str) -> Tensor:
    return __torch__.clip.project(features, w, activation)
