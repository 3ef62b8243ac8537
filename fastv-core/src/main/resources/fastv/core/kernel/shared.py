# What several kernels need. Called as __torch__.shared.name(...).
#
# All kernel texts are TorchScript, parsed by libtorch itself; no Python runs. dtype numbers: uint8 0,
# int64 4, float16 5, float32 6, float64 7, bool 11, bfloat16 15.

def linear(x: Tensor, w: Dict[str, Tensor], name: str) -> Tensor:
  bias: Optional[Tensor] = None
  if name + '.bias' in w:
    bias = w[name + '.bias']
  return torch.linear(x, w[name + '.weight'], bias)

def layer_norm(x: Tensor, w: Dict[str, Tensor], name: str, eps: float) -> Tensor:
  return torch.layer_norm(x, [x.size(-1)], w[name + '.weight'], w[name + '.bias'], eps)

# In float32 whatever the type, as the reference: x / sqrt(mean(x^2) + eps), then the weight. Written out
# because libtorch's own rms_norm takes twice the time (three times in bfloat16). The norm itself stays as
# it is: gradients are made of it.
def rms_norm(x: Tensor, weight: Tensor, eps: float) -> Tensor:
  mean = torch.linalg_vector_norm(x, 2, [-1], True, dtype=6).square().div_(x.size(-1))
  return (x * torch.rsqrt_(mean.add_(eps))).to(x.dtype).mul_(weight)

# [batch, tokens, heads * headDim] -> [batch, heads, tokens, headDim], a view
def split_heads(x: Tensor, head_dim: int) -> Tensor:
  return x.view([x.size(0), x.size(1), -1, head_dim]).transpose(1, 2)

# [batch, heads, tokens, headDim] -> [batch, tokens, heads * headDim]
def join_heads(x: Tensor) -> Tensor:
  return x.transpose(1, 2).reshape([x.size(0), x.size(2), -1])

# The weights whose names begin so, under the rest of their names.
def below(w: Dict[str, Tensor], prefix: str) -> Dict[str, Tensor]:
  found: Dict[str, Tensor] = {}
  for name in w.keys():
    if name.startswith(prefix):
      found[name[len(prefix):]] = w[name]
  return found
