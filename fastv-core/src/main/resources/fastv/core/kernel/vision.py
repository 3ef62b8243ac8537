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

  # The same, with all queries and keys, [pictures, heads, tokens, headDim].
  def layer_with_evidence(self, hidden: Tensor, w: Dict[str, Tensor], heads: int, eps: float, activation: str) -> Tuple[Tensor, Tensor, Tensor]:
    return __torch__.clip.layer(hidden, w, heads, eps, activation)

  # The same without the block's output, for a block that need not run.
  def queries_and_keys(self, hidden: Tensor, w: Dict[str, Tensor], heads: int, eps: float) -> Tuple[Tensor, Tensor]:
    q, k, v = __torch__.clip.attention_inputs(hidden, w, heads, eps)
    return (q, k)

  # The class token's attention on the patches, [pictures, heads, patches], float32: softmax over all
  # tokens, the class token's own column left out afterwards.
  def class_attention(self, queries: Tensor, keys: Tensor) -> Tensor:
    query = queries.narrow(2, 0, 1).to(6)
    scores = torch.matmul(query, keys.to(6).transpose(-1, -2)) * (query.size(3) ** -0.5)
    return torch.softmax(scores, -1).squeeze(2)[..., 1:].contiguous()

  # The same as if the heads were one of full width, [pictures, 1, patches].
  def full_width_attention(self, queries: Tensor, keys: Tensor) -> Tensor:
    wide = __torch__.shared.join_heads(keys).to(6)
    query = __torch__.shared.join_heads(queries.narrow(2, 0, 1)).to(6)
    scores = torch.matmul(query, wide.transpose(-1, -2)) * (wide.size(2) ** -0.5)
    return torch.softmax(scores, -1)[..., 1:].contiguous()

  # What the patches receive, averaged over heads and queries, [pictures, 1, patches], float32. Head by
  # head: no more than one head's map is held.
  def received_attention(self, queries: Tensor, keys: Tensor) -> Tensor:
    received: List[Tensor] = []
    for head in range(queries.size(1)):
      query = queries.select(1, head).to(6)
      scores = torch.matmul(query, keys.select(1, head).to(6).transpose(-1, -2)) * (query.size(2) ** -0.5)
      received.append(torch.softmax(scores, -1).mean([1], True))
    return torch.stack(received).mean([0])[..., 1:].contiguous()

  # Keys of all heads side by side, [pictures, tokens, hidden], float32
  def full_width_keys(self, keys: Tensor) -> Tensor:
    return __torch__.shared.join_heads(keys).to(6)

  # The attention half of a block in which tokens stand for several patches, sizes [pictures, tokens]
  # float32, and the keys, [pictures, heads, tokens, headDim].
  # Proportional: a token attracts as if it stood there once for each of its patches.
  def attention_of_merged(self, hidden: Tensor, w: Dict[str, Tensor], heads: int, eps: float, sizes: Tensor, proportional: bool) -> Tuple[Tensor, Tensor]:
    q, k, v = __torch__.clip.attention_inputs(hidden, w, heads, eps)
    mask: Optional[Tensor] = None
    if proportional:
      mask = torch.log(sizes).to(q.dtype).unsqueeze(1).unsqueeze(1)
    mixed = torch.scaled_dot_product_attention(q, k, v, mask)
    return (__torch__.clip.after_attention(hidden, mixed, w), k)

  # Cosines of keys averaged over heads, [pictures, even place, odd place], float32
  def alternating_cosine(self, keys: Tensor) -> Tensor:
    metric = keys.to(6).mean([1])
    unit = metric / torch.linalg_vector_norm(metric, 2, [-1], True)
    even = torch.slice(unit, 1, 0, unit.size(1), 2)
    odd = torch.slice(unit, 1, 1, unit.size(1), 2)
    return torch.matmul(even, odd.transpose(-1, -2))

  # Tokens [pictures, tokens, hidden] become means, weighted by sizes [pictures, tokens], of those that
  # owner [pictures, tokens] sends to the same place; counts [pictures, out] are the sizes' sums.
  def merge(self, hidden: Tensor, sizes: Tensor, owner: Tensor, counts: Tensor) -> Tensor:
    weighted = hidden.to(6) * sizes.unsqueeze(-1)
    place = owner.unsqueeze(-1).expand([-1, -1, hidden.size(2)])
    sums = torch.zeros_like(weighted.narrow(1, 0, counts.size(1))).scatter_add(1, place, weighted)
    return (sums / counts.unsqueeze(-1)).to(hidden.dtype)

  # The other half of a block.
  def mlp(self, hidden: Tensor, w: Dict[str, Tensor], eps: float, activation: str) -> Tensor:
    return __torch__.clip.mlp(hidden, w, eps, activation)

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

  # No row of the same width.
  def no_rows(self, rows: Tensor) -> Tensor:
    return rows.narrow(0, 0, 0).clone()

  # rows [tokens, hidden] picked by index [out] -> [out, hidden]
  def pick(self, rows: Tensor, index: Tensor) -> Tensor:
    return torch.index_select(rows, 0, index)

  # hidden [pictures, tokens, hidden] without its first `skip` tokens
  def drop_first(self, hidden: Tensor, skip: int) -> Tensor:
    return hidden.narrow(1, skip, hidden.size(1) - skip).clone()

  # features [pictures, patches, visionHidden] -> [pictures, patches, hidden]
  def project(self, features: Tensor, w: Dict[str, Tensor], activation: str) -> Tensor:
    return __torch__.clip.project(features, w, activation)
