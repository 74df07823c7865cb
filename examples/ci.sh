#!/bin/sh
# 在任何持续集成系统中检查公文，并留下供人阅读和供系统读取的结果。
#   examples/ci.sh 公文 检查结果
# 退出码与 kspolicy check 相同：0 没有错误；1 有；2 运行失败，或有文件没能检查。
set -u

folder=${1:-公文}
results=${2:-检查结果}
mkdir -p "$results"

kspolicy check "$folder" --output "$results/检查结果.html" 2>/dev/null
kspolicy check "$folder" --output "$results/junit.xml" 2>/dev/null
kspolicy check "$folder"
