# One LLaMA decoder layer over a cache, rotary angles, final norm and head.

# Which key each query sees, [queries, keys]: itself and what lies before it, but no hidden column. A
# matrix says all of it already.
def visible(queries: int, keys: int, columns: Optional[Tensor], like: Tensor) -> Tensor:
  if columns is not None and columns.dim() == 2:
    return columns
  seen = torch.ones([queries, keys], dtype=11, device=like.device).tril(keys - queries)
  if columns is not None:
    seen = torch.logical_and(seen, columns)
  return seen

# Writes new keys or values behind those a cache holds; one that holds a copy per query head gets as many.
def write(cache: Tensor, past: int, x: Tensor) -> None:
  if cache.size(1) > x.size(1):
    x = torch.repeat_interleave(x, cache.size(1) // x.size(1), 1)
  cache.narrow(2, past, x.size(2)).copy_(x)

class Kernels(Module):
  def none(self) -> Optional[Tensor]:
    return None

  # positions [tokens] int64, inverse_frequencies [headDim / 2] -> cosine and sine [tokens, headDim]
  def rotary(self, positions: Tensor, inverse_frequencies: Tensor, dtype: int) -> Tuple[Tensor, Tensor]:
    return __torch__.llama.rotary(positions, inverse_frequencies, dtype)

  def embed(self, ids: Tensor, table: Tensor) -> Tensor:
    return torch.embedding(table, ids).unsqueeze(0)

  # hidden [1, tokens, hidden], rows [imageTokens, hidden], at [imageTokens] -> hidden with those rows replaced
  def merge(self, hidden: Tensor, rows: Tensor, at: Tensor) -> Tensor:
    return hidden.index_copy(1, at, rows.to(hidden.dtype).unsqueeze(0))

  # hidden [batch, tokens, hidden]; keys, values [batch, kvHeads, capacity, headDim], written at past.
  # columns [past + tokens] bool hides keys from every query, [tokens, past + tokens] is the whole mask.
  # Gives the layer's output and the rotated queries of the tokens from first_query on, [batch, heads, tokens - first_query, headDim].
  def layer(self, hidden: Tensor, w: Dict[str, Tensor], eps: float, cos: Tensor, sin: Tensor, keys: Tensor, values: Tensor, past: int, columns: Optional[Tensor], first_query: int) -> Tuple[Tensor, Tensor]:
    tokens = hidden.size(1)
    length = past + tokens
    q, k, v = __torch__.llama.attention_inputs(hidden, w, eps, cos, sin, keys.size(3))
    __torch__.write(keys, past, k)
    __torch__.write(values, past, v)
    mask: Optional[Tensor] = None
    causal = False
    if columns is None and past == 0:
      causal = tokens > 1
    elif tokens > 1 or columns is not None:
      mask = __torch__.visible(tokens, length, columns, hidden)
    mixed = __torch__.llama.attend(q, keys.narrow(2, 0, length), values.narrow(2, 0, length), mask, causal)
    hidden = __torch__.llama.after_attention(hidden, mixed, w, eps)
    return (hidden, q.narrow(2, first_query, tokens - first_query).clone())

  # The same of a prompt, into empty caches, and the keys as they are before rotation into unrotated.
  def layer_of_prompt(self, hidden: Tensor, w: Dict[str, Tensor], eps: float, cos: Tensor, sin: Tensor, keys: Tensor, unrotated: Tensor, values: Tensor, first_query: int) -> Tuple[Tensor, Tensor]:
    tokens = hidden.size(1)
    q, k, v = __torch__.llama.unrotated_inputs(hidden, w, eps, keys.size(3))
    __torch__.write(unrotated, 0, k)
    q = __torch__.llama.rotate(q, cos, sin)
    k = __torch__.llama.rotate(k, cos, sin)
    __torch__.write(keys, 0, k)
    __torch__.write(values, 0, v)
    mixed = __torch__.llama.attend(q, keys.narrow(2, 0, tokens), values.narrow(2, 0, tokens), None, tokens > 1)
    hidden = __torch__.llama.after_attention(hidden, mixed, w, eps)
    return (hidden, q.narrow(2, first_query, tokens - first_query).clone())

  # One token over a cache of keys before rotation; cos and sin [past + 1, headDim] are those of the
  # places in the cache. Gives the layer's output, the rotated query and all rotated keys.
  def layer_by_place(self, hidden: Tensor, w: Dict[str, Tensor], eps: float, cos: Tensor, sin: Tensor, unrotated: Tensor, values: Tensor, past: int) -> Tuple[Tensor, Tensor, Tensor]:
    q, k, v = __torch__.llama.unrotated_inputs(hidden, w, eps, unrotated.size(3))
    __torch__.write(unrotated, past, k)
    __torch__.write(values, past, v)
    q = __torch__.llama.rotate(q, cos.narrow(0, past, 1), sin.narrow(0, past, 1))
    keys = __torch__.llama.rotate(unrotated.narrow(2, 0, past + 1), cos, sin)
    mixed = __torch__.llama.attend(q, keys, values.narrow(2, 0, past + 1), None, False)
    return (__torch__.llama.after_attention(hidden, mixed, w, eps), q, keys)

  # The rotated queries from first_query on and all rotated keys that layer would compute.
  def project(self, hidden: Tensor, w: Dict[str, Tensor], eps: float, cos: Tensor, sin: Tensor, head_dim: int, first_query: int) -> Tuple[Tensor, Tensor]:
    normed = __torch__.shared.rms_norm(hidden, w['input_layernorm.weight'], eps)
    q, k = __torch__.llama.queries_and_keys(normed, w, cos, sin, head_dim)
    return (q.narrow(2, first_query, hidden.size(1) - first_query).clone(), k)

  # hidden [1, tokens, hidden] -> the listed rows alone
  def rows(self, hidden: Tensor, index: Tensor) -> Tensor:
    return torch.index_select(hidden, 1, index)

  # shorter [1, rows, hidden] with the rows at [sums] replaced: sum s is what the terms whose into is s
  # say, each a weight times the row from of longer [1, tokens, hidden]; in float32
  def with_sums(self, shorter: Tensor, longer: Tensor, from_rows: Tensor, weights: Tensor, into: Tensor, at: Tensor) -> Tensor:
    terms = torch.index_select(longer.squeeze(0), 0, from_rows).to(6) * weights.unsqueeze(1)
    sums = torch.zeros([at.size(0), longer.size(2)], dtype=6, device=longer.device).index_add(0, into, terms)
    return shorter.index_copy(1, at, sums.to(shorter.dtype).unsqueeze(0))

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
