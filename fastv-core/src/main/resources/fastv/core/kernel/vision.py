# A CLIP vision tower, block by block, and the two-layer projector of LLaVA.

class Kernels(Module):
  def none(self) -> Optional[Tensor]:
    return None

  # pixels [pictures, channels, size, size] -> [pictures, 1 + patches, hidden], class token first
  def embed(self, pixels: Tensor, w: Dict[str, Tensor], eps: float) -> Tensor:
    return __torch__.clip.embed(pixels, w, eps)

  # hidden [pictures, tokens, hidden] -> the same shape
  def layer(self, hidden: Tensor, w: Dict[str, Tensor], heads: int, eps: float, activation: str) -> Tensor:
    return __torch__.clip.layer(hidden, w, heads, eps, activation)[0]

  # The same, with the class token's query and all keys, copied so that nothing else is kept alive.
  def layer_with_evidence(self, hidden: Tensor, w: Dict[str, Tensor], heads: int, eps: float, activation: str) -> Tuple[Tensor, Tensor, Tensor]:
    out, query, keys = __torch__.clip.layer(hidden, w, heads, eps, activation)
    return (out, query.clone(), keys.clone())

  # The class token's attention on the patches, [pictures, heads, patches], float32: softmax over all
  # tokens, the class token's own column left out afterwards.
  def class_attention(self, query: Tensor, keys: Tensor) -> Tensor:
    scores = torch.matmul(query.to(6), keys.to(6).transpose(-1, -2)) * (query.size(3) ** -0.5)
    return torch.softmax(scores, -1).squeeze(2)[..., 1:].contiguous()

  # Keys averaged over heads, [pictures, tokens, headDim], float32
  def mean_keys(self, keys: Tensor) -> Tensor:
    return keys.to(6).mean([1])

  # rows [tokens, hidden] combined by weights [out, tokens] -> [out, hidden]
  def combine(self, rows: Tensor, weights: Tensor) -> Tensor:
    return torch.matmul(weights, rows.to(6)).to(rows.dtype)

  # rows [tokens, hidden] -> cosine similarities [tokens, tokens], float32
  def cosine(self, rows: Tensor) -> Tensor:
    wide = rows.to(6)
    unit = wide / torch.linalg_vector_norm(wide, 2, [-1], True)
    return torch.matmul(unit, unit.t())

  def join(self, first: Tensor, second: Tensor) -> Tensor:
    return torch.cat([first, second], 0)

  # rows [tokens, hidden] picked by index [out] -> [out, hidden]
  def pick(self, rows: Tensor, index: Tensor) -> Tensor:
    return torch.index_select(rows, 0, index)

  # hidden [pictures, tokens, hidden] without its first `skip` tokens
  def drop_first(self, hidden: Tensor, skip: int) -> Tensor:
    return hidden.narrow(1, skip, hidden.size(1) - skip).clone()

  # features [pictures, patches, visionHidden] -> [pictures, patches, hidden]
  def project(self, features: Tensor, w: Dict[str, Tensor], activation: str) -> Tensor:
    return __torch__.clip.project(features, w, activation)
