# The parts of CLIP's towers and of LLaVA's projector, called as __torch__.clip.name(...) by
# inference and by training alike.

def activate(x: Tensor, name: str) -> Tensor:
  if name == 'quick_gelu':
    return x * torch.sigmoid(x * 1.702)
  if name == 'gelu':
    return torch.gelu(x)
  if name == 'gelu_tanh':
    return torch.gelu(x, approximate='tanh')
  ops.prim.RaiseException('no such activation: {}'.format(name))
  return x

# pixels [pictures, channels, size, size] -> [pictures, 1 + patches, hidden], class token first
def embed(pixels: Tensor, w: Dict[str, Tensor], eps: float) -> Tensor:
  kernel = w['embeddings.patch_embedding.weight']
  patches = torch.conv2d(pixels.to(kernel.dtype), kernel, None, [kernel.size(2), kernel.size(3)]).flatten(2).transpose(1, 2)
  cls = w['embeddings.class_embedding'].view([1, 1, -1]).expand([patches.size(0), -1, -1])
  hidden = torch.cat([cls, patches], 1) + w['embeddings.position_embedding.weight']
  return __torch__.shared.layer_norm(hidden, w, 'pre_layrnorm', eps)

# hidden [pictures, tokens, hidden] -> queries, keys, values, each a view [pictures, heads, tokens, headDim]
def attention_inputs(hidden: Tensor, w: Dict[str, Tensor], heads: int, eps: float) -> Tuple[Tensor, Tensor, Tensor]:
  head_dim = hidden.size(-1) // heads
  normed = __torch__.shared.layer_norm(hidden, w, 'layer_norm1', eps)
  q = __torch__.shared.split_heads(__torch__.shared.linear(normed, w, 'self_attn.q_proj'), head_dim)
  k = __torch__.shared.split_heads(__torch__.shared.linear(normed, w, 'self_attn.k_proj'), head_dim)
  v = __torch__.shared.split_heads(__torch__.shared.linear(normed, w, 'self_attn.v_proj'), head_dim)
  return (q, k, v)

# mixed: values weighted by attention, before the output projection
def after_attention(hidden: Tensor, mixed: Tensor, w: Dict[str, Tensor]) -> Tensor:
  return hidden + __torch__.shared.linear(__torch__.shared.join_heads(mixed), w, 'self_attn.out_proj')

def mlp(hidden: Tensor, w: Dict[str, Tensor], eps: float, activation: str) -> Tensor:
  normed = __torch__.shared.layer_norm(hidden, w, 'layer_norm2', eps)
  inner = __torch__.clip.activate(__torch__.shared.linear(normed, w, 'mlp.fc1'), activation)
  return hidden + __torch__.shared.linear(inner, w, 'mlp.fc2')

# hidden [pictures, tokens, hidden] -> the same shape, and what rankings read: all queries and keys
def layer(hidden: Tensor, w: Dict[str, Tensor], heads: int, eps: float, activation: str) -> Tuple[Tensor, Tensor, Tensor]:
  q, k, v = __torch__.clip.attention_inputs(hidden, w, heads, eps)
  hidden = __torch__.clip.after_attention(hidden, torch.scaled_dot_product_attention(q, k, v), w)
  return (__torch__.clip.mlp(hidden, w, eps, activation), q, k)

# The same for a text, whose tokens see no later one: hidden [texts, tokens, hidden] -> the same shape
def causal_layer(hidden: Tensor, w: Dict[str, Tensor], heads: int, eps: float, activation: str) -> Tensor:
  q, k, v = __torch__.clip.attention_inputs(hidden, w, heads, eps)
  none: Optional[Tensor] = None
  hidden = __torch__.clip.after_attention(hidden, torch.scaled_dot_product_attention(q, k, v, none, 0., True), w)
  return __torch__.clip.mlp(hidden, w, eps, activation)

# features [pictures, patches, visionHidden] -> [pictures, patches, hidden]
def project(features: Tensor, w: Dict[str, Tensor], activation: str) -> Tensor:
  inner = __torch__.clip.activate(__torch__.shared.linear(features, w, 'linear_1'), activation)
  return __torch__.shared.linear(inner, w, 'linear_2')
