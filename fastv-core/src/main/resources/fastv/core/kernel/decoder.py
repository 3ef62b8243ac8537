# One LLaMA decoder layer, rotary angles, final norm and head.

# The split-half form: (a, b) becomes (a cos - b sin, b cos + a sin).
def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
  half = x.size(-1) // 2
  turned = torch.cat([-x[..., half:], x[..., :half]], -1)
  return torch.addcmul(x * cos, turned, sin)

# Fused attention for grouped heads. The enable_gqa flag of libtorch leaves the fused kernel, so one
# query folds its group into rows, and several queries see an expanded view of the keys.
def attend(q: Tensor, k: Tensor, v: Tensor, mask: Optional[Tensor], causal: bool) -> Tensor:
  batch, heads, queries, head_dim = q.size(0), q.size(1), q.size(2), q.size(3)
  kv_heads = k.size(1)
  group = heads // kv_heads
  if group == 1:
    return torch.scaled_dot_product_attention(q, k, v, mask, 0., causal)
  if queries == 1:
    folded = torch.scaled_dot_product_attention(q.reshape([batch, kv_heads, group, head_dim]), k, v, mask)
    return folded.reshape([batch, heads, 1, head_dim])
  keys = k.flatten(0, 1).unsqueeze(1).expand([-1, group, -1, -1])
  values = v.flatten(0, 1).unsqueeze(1).expand([-1, group, -1, -1])
  grouped = q.reshape([batch * kv_heads, group, queries, head_dim])
  return torch.scaled_dot_product_attention(grouped, keys, values, mask, 0., causal).reshape([batch, heads, queries, head_dim])

# Which key each query sees, [queries, keys]: itself and what lies before it, but no hidden column. A
# matrix says all of it already.
def visible(queries: int, keys: int, columns: Optional[Tensor], like: Tensor) -> Tensor:
  if columns is not None and columns.dim() == 2:
    return columns
  seen = torch.ones([queries, keys], dtype=11, device=like.device).tril(keys - queries)
  if columns is not None:
    seen = torch.logical_and(seen, columns)
  return seen

class Kernels(Module):
  def none(self) -> Optional[Tensor]:
    return None

  # positions [tokens] int64, inverse_frequencies [headDim / 2] -> cosine and sine [tokens, headDim]
  def rotary(self, positions: Tensor, inverse_frequencies: Tensor, dtype: int) -> Tuple[Tensor, Tensor]:
    angles = torch.outer(positions.to(6), inverse_frequencies)
    angles = torch.cat([angles, angles], -1)
    return (torch.cos(angles).to(dtype), torch.sin(angles).to(dtype))

  def embed(self, ids: Tensor, table: Tensor) -> Tensor:
    return torch.embedding(table, ids).unsqueeze(0)

  # hidden [1, tokens, hidden], rows [imageTokens, hidden], at [imageTokens] -> hidden with those rows replaced
  def merge(self, hidden: Tensor, rows: Tensor, at: Tensor) -> Tensor:
    return hidden.index_copy(1, at, rows.to(hidden.dtype).unsqueeze(0))

  # hidden [batch, tokens, hidden]; keys, values [batch, kvHeads, capacity, headDim], written at past.
  # columns [past + tokens] bool hides keys from every query, [tokens, past + tokens] is the whole mask. Gives the layer's output and the rotated
  # queries of the tokens from first_query on, [batch, heads, tokens - first_query, headDim].
  def layer(self, hidden: Tensor, w: Dict[str, Tensor], eps: float, cos: Tensor, sin: Tensor, keys: Tensor, values: Tensor, past: int, columns: Optional[Tensor], first_query: int) -> Tuple[Tensor, Tensor]:
    head_dim = keys.size(3)
    tokens = hidden.size(1)
    length = past + tokens
    normed = __torch__.shared.rms_norm(hidden, w['input_layernorm.weight'], eps)
    q = __torch__.rotate(__torch__.shared.split_heads(__torch__.shared.linear(normed, w, 'self_attn.q_proj'), head_dim), cos, sin)
    k = __torch__.rotate(__torch__.shared.split_heads(__torch__.shared.linear(normed, w, 'self_attn.k_proj'), head_dim), cos, sin)
    v = __torch__.shared.split_heads(__torch__.shared.linear(normed, w, 'self_attn.v_proj'), head_dim)
    keys.narrow(2, past, tokens).copy_(k)
    values.narrow(2, past, tokens).copy_(v)
    mask: Optional[Tensor] = None
    causal = False
    if columns is None and past == 0:
      causal = tokens > 1
    elif tokens > 1 or columns is not None:
      mask = __torch__.visible(tokens, length, columns, hidden)
    mixed = __torch__.attend(q, keys.narrow(2, 0, length), values.narrow(2, 0, length), mask, causal)
    hidden = hidden + __torch__.shared.linear(__torch__.shared.join_heads(mixed), w, 'self_attn.o_proj')
    normed = __torch__.shared.rms_norm(hidden, w['post_attention_layernorm.weight'], eps)
    gated = torch.silu_(__torch__.shared.linear(normed, w, 'mlp.gate_proj')).mul_(__torch__.shared.linear(normed, w, 'mlp.up_proj'))
    hidden = hidden + __torch__.shared.linear(gated, w, 'mlp.down_proj')
    return (hidden, q.narrow(2, first_query, tokens - first_query).clone())

  # The rotated queries from first_query on and all rotated keys that layer would compute.
  def project(self, hidden: Tensor, w: Dict[str, Tensor], eps: float, cos: Tensor, sin: Tensor, head_dim: int, first_query: int) -> Tuple[Tensor, Tensor]:
    normed = __torch__.shared.rms_norm(hidden, w['input_layernorm.weight'], eps)
    q = __torch__.rotate(__torch__.shared.split_heads(__torch__.shared.linear(normed, w, 'self_attn.q_proj'), head_dim), cos, sin)
    k = __torch__.rotate(__torch__.shared.split_heads(__torch__.shared.linear(normed, w, 'self_attn.k_proj'), head_dim), cos, sin)
    return (q.narrow(2, first_query, hidden.size(1) - first_query).clone(), k)

  # hidden [1, tokens, hidden] -> the listed rows alone
  def rows(self, hidden: Tensor, index: Tensor) -> Tensor:
    return torch.index_select(hidden, 1, index)

  def last_row(self, hidden: Tensor) -> Tensor:
    return hidden.narrow(1, hidden.size(1) - 1, 1).clone()

  def norm(self, hidden: Tensor, weight: Tensor, eps: float) -> Tensor:
    return __torch__.shared.rms_norm(hidden, weight, eps)

  # [1, tokens, hidden] -> [tokens, vocab] in float32
  def head(self, normed: Tensor, weight: Tensor) -> Tensor:
    return torch.linear(normed, weight).to(6).squeeze(0)

  # [1, tokens, hidden] followed by one more row
  def append(self, hidden: Tensor, row: Tensor) -> Tensor:
    return torch.cat([hidden, row], 1)
