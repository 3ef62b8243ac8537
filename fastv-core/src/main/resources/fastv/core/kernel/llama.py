# The parts of a LLaMA decoder, called as __torch__.llama.name(...) by inference and by training alike.

# The split-half form: (a, b) becomes (a cos - b sin, b cos + a sin).
def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
  half = x.size(-1) // 2
  turned = torch.cat([-x[..., half:], x[..., :half]], -1)
  return torch.addcmul(x * cos, turned, sin)

# positions [tokens] int64, inverse_frequencies [headDim / 2] -> cosine and sine [tokens, headDim]
def rotary(positions: Tensor, inverse_frequencies: Tensor, dtype: int) -> Tuple[Tensor, Tensor]:
  angles = torch.outer(positions.to(6), inverse_frequencies)
  angles = torch.cat([angles, angles], -1)
  return (torch.cos(angles).to(dtype), torch.sin(angles).to(dtype))

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

# normed [batch, tokens, hidden] -> rotated queries and keys, each [batch, heads, tokens, headDim]
def queries_and_keys(normed: Tensor, w: Dict[str, Tensor], cos: Tensor, sin: Tensor, head_dim: int) -> Tuple[Tensor, Tensor]:
  q = __torch__.llama.rotate(__torch__.shared.split_heads(__torch__.shared.linear(normed, w, 'self_attn.q_proj'), head_dim), cos, sin)
  k = __torch__.llama.rotate(__torch__.shared.split_heads(__torch__.shared.linear(normed, w, 'self_attn.k_proj'), head_dim), cos, sin)
  return (q, k)

# hidden [batch, tokens, hidden] -> queries, keys and values without positions
def unrotated_inputs(hidden: Tensor, w: Dict[str, Tensor], eps: float, head_dim: int) -> Tuple[Tensor, Tensor, Tensor]:
  normed = __torch__.shared.rms_norm(hidden, w['input_layernorm.weight'], eps)
  q = __torch__.shared.split_heads(__torch__.shared.linear(normed, w, 'self_attn.q_proj'), head_dim)
  k = __torch__.shared.split_heads(__torch__.shared.linear(normed, w, 'self_attn.k_proj'), head_dim)
  v = __torch__.shared.split_heads(__torch__.shared.linear(normed, w, 'self_attn.v_proj'), head_dim)
  return (q, k, v)

# hidden [batch, tokens, hidden] -> rotated queries and keys, and values
def attention_inputs(hidden: Tensor, w: Dict[str, Tensor], eps: float, cos: Tensor, sin: Tensor, head_dim: int) -> Tuple[Tensor, Tensor, Tensor]:
  q, k, v = __torch__.llama.unrotated_inputs(hidden, w, eps, head_dim)
  return (__torch__.llama.rotate(q, cos, sin), __torch__.llama.rotate(k, cos, sin), v)

# What follows attention: its output layer and residual, norm, gated MLP, residual.
def after_attention(hidden: Tensor, mixed: Tensor, w: Dict[str, Tensor], eps: float) -> Tensor:
  hidden = hidden + __torch__.shared.linear(__torch__.shared.join_heads(mixed), w, 'self_attn.o_proj')
  normed = __torch__.shared.rms_norm(hidden, w['post_attention_layernorm.weight'], eps)
  gated = torch.silu_(__torch__.shared.linear(normed, w, 'mlp.gate_proj')).mul_(__torch__.shared.linear(normed, w, 'mlp.up_proj'))
  return hidden + __torch__.shared.linear(gated, w, 'mlp.down_proj')
