# CLIP's text tower and the two projections into the space that it shares with its vision tower.

class Kernels(Module):
  def none(self) -> Optional[Tensor]:
    return None

  # ids [tokens] int64 -> [1, tokens, hidden], each token with the vector of its place
  def embed(self, ids: Tensor, w: Dict[str, Tensor]) -> Tensor:
    places = w['text.embeddings.position_embedding.weight'].narrow(0, 0, ids.size(0))
    return (torch.embedding(w['text.embeddings.token_embedding.weight'], ids) + places).unsqueeze(0)

  # hidden [1, tokens, hidden] -> the same shape; a token sees itself and what lies before it
  def layer(self, hidden: Tensor, w: Dict[str, Tensor], heads: int, eps: float, activation: str) -> Tensor:
    return __torch__.clip.causal_layer(hidden, w, heads, eps, activation)

  # hidden [1, tokens, hidden], a row of it -> the text's embedding [1, projection]
  def pool(self, hidden: Tensor, row: int, w: Dict[str, Tensor], eps: float) -> Tensor:
    normed = __torch__.shared.layer_norm(hidden.select(1, row), w, 'text.final_layer_norm', eps)
    return __torch__.shared.linear(normed, w, 'text_projection')

  # features of a vision tower [pictures, 1 + patches, visionHidden], class token first -> embeddings
  # of the patches, picture after picture, [pictures * patches, projection]
  def patches(self, features: Tensor, w: Dict[str, Tensor], eps: float) -> Tensor:
    rows = features.narrow(1, 1, features.size(1) - 1).to(6).flatten(0, 1)
    normed = __torch__.shared.layer_norm(rows, w, 'vision.post_layernorm', eps)
    return __torch__.shared.linear(normed, w, 'visual_projection')

  # texts [segments, projection], patches [rows, projection] -> cosines [segments, rows]
  def cosine(self, texts: Tensor, patches: Tensor) -> Tensor:
    left = texts / torch.linalg_vector_norm(texts, 2, [-1], True)
    right = patches / torch.linalg_vector_norm(patches, 2, [-1], True)
    return torch.matmul(left, right.t())
